// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa {

//! How \a words, of folded(), may be written: as they are, and in other scripts (ICU: Latin as Cyrillic and Greek, and
//! any other script as Latin). By sound, and so only alike: for a search by resemblance.
QStringList spellingsOf(const QString &words);

} // namespace catalpa
