// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QChar>

namespace catalpa {

//! A traditional Chinese character as the simplified one; any other as it is.
QChar simplifiedHan(QChar character);

} // namespace catalpa
