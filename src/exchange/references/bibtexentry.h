// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

#include <QtCore/QHash>

#include <optional>

namespace catalpa::exchange {

//! An entry of BibTeX: its type and the names of its fields in lower case, its values as they stand in the file.
struct BibTexEntry {
    QString type;
    QString key;
    QHash<QString, QString> fields;
    bool isTooLong = false; //!< The values are larger than largestRecord together; some are left out.
};

//! The entry in a text that begins with its at sign. \a macros: names that stand for values. Nothing for what is none;
//! a field that is damaged, and those behind it, are left out.
std::optional<BibTexEntry> parsedBibTex(QStringView text, const QHash<QString, QString> &macros);

//! The names of its fields that nothing is made of.
QStringList untakenFields(const BibTexEntry &entry);

//! What an entry says.
ExchangeRecord recordOf(const BibTexEntry &entry);

//! The names of a list of BibTeX: "Karel Čapek and Čapek, Josef and {World Health Organization}".
QList<Person> bibTexPeople(const QString &names, const QString &role);

} // namespace catalpa::exchange
