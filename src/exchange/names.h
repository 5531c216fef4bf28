// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

//! The parts between commas, without those in brackets.
QStringList splitAtCommas(const QString &text);

//! What never begins a given name: "Jr.", "PhD", "Inc."
bool isBehindName(const QString &text);

//! How a name that came without a word about it is written: a comma makes it a heading, but not the one before "Jr.",
//! nor the one before a numeral or a degree behind a whole name: "Henry Ford, II", but "Woolf, V.".
NameForm formOf(const QString &name);

//! What is known beside a name of where it comes from; what is empty is not known.
struct NameOrigin {
    QString country{}; //!< Of the person, as given.
    QString language{}; //!< Of the book.
};

//! The name as it is spoken, "Karel Čapek", of a heading; what stands behind a second comma stays behind: "Martin
//! Luther King, Jr." of "King, Martin Luther, Jr.". Names that are spoken with the family first stay so: 夏目漱石, "Li
//! Bai", "Nguyễn Du". Other names as they are.
QString naturalName(const Person &person, const NameOrigin &origin = {});

//! Under what the source files somebody: what it says of that, a heading and a body as they stand; empty where it says
//! nothing of it, as of "Karel Čapek", and of "van Gogh, Vincent", which only sets the names apart.
QString filedName(const Person &person);

//! Those of all of them, in order.
QStringList naturalNames(const QList<Person> &people);

//! A name with what cataloguers add to it behind a comma, "Scott, Walter, Sir"; "da Vinci" and "of Assisi" belong to
//! the name, without a comma, and so does "von" to "Goethe, Johann Wolfgang".
QString withAddition(const QString &name, const QString &addition);

//! BibTeX has the suffix in the middle: "King, Jr., Martin Luther" for "King, Martin Luther, Jr.", and back.
QString toBibTexOrder(const QString &heading);
QString fromBibTexOrder(const QString &name);

} // namespace catalpa::exchange
