// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa::exchange {

// What the parts of a list of people can be.

bool isInitials(const QString &word); //!< "J.", "J. R. R.", "JR".
bool areForenames(const QString &text); //!< "Jane", "J.", "Jane Mary": what begins like forenames.
bool isBody(const QString &text); //!< With a word that people's names do not have.

//! Whether there are several parts and each is the name of a person, as it is spoken.
bool areWholeNames(const QStringList &parts);
//! Whether two whole names are a family name of several words and what is given: "García Márquez, Gabriel José".
bool isOneHeading(const QStringList &parts);

//! "Иванов И.И.", "Smith J" as headings, where there are several and all are such.
QStringList withInitialsBehind(const QStringList &parts);
//! The parts between words for "and" that mean something else in other languages, where each is a whole name.
QStringList betweenSmallWords(const QString &text);

} // namespace catalpa::exchange
