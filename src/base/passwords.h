// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! \a text, which may quote what a person has typed in the wrong place, with three dots for each password in it: of
//! addresses (user:password@) and behind "password=". Any thread.
QString withoutPasswords(QString text);

} // namespace catalpa
