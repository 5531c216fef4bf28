// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::exchange {

//! Languages whose letters are in one family of encodings.
enum class Languages { Western, Central, Turkish, Baltic };

//! How much the words of a text look like those of some languages: by their letters beyond ASCII, of which the commoner
//! ones say more, and by the commonest words.
int wordScore(const QString &text, Languages languages);

//! How much a text looks like words in a script other than Latin: its letters stand together, and capitals at the
//! beginning.
int scriptScore(const QString &text, QChar::Script script);

} // namespace catalpa::exchange
