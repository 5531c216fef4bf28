// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa::exchange {

//! A text with the names of people, taken apart.
struct SplitNames {
    QStringList names;
    bool isGuess = false; //!< See NamedPeople.
};

//! The parts between semicolons, bars and line ends.
QStringList splitAtMarks(const QString &text);

//! "Smith, John and Doe, Jane", "John Smith, Jane Doe & Richard Roe", "Smith, J., Doe, J.", "Ann Smith/Bob Doe". What
//! may as well be one name stays one: "Sidney and Beatrice Webb", "Barnes & Noble".
SplitNames splitNames(const QString &text);

} // namespace catalpa::exchange
