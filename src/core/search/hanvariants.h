// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringView>

namespace catalpa {

//! A traditional Chinese character as the simplified one; any other as it is.
QChar simplifiedHan(QChar character);

//! All traditional ones in the order of their numbers, and the simplified ones in the same order.
QStringView traditionalHan();
QStringView simplifiedHan();

} // namespace catalpa
