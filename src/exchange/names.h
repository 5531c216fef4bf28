// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

//! How a name that came without a word about it is written: a comma makes it a heading, but not the one before "Jr.",
//! nor the one before a numeral or a degree behind a whole name: "Henry Ford, II", but "Woolf, V.".
NameForm formOf(const QString &name);

//! The name as it is spoken, "Karel Čapek", of a heading; what stands behind a second comma stays behind: "Martin
//! Luther King, Jr." of "King, Martin Luther, Jr.". Other names as they are.
QString naturalName(const Person &person);

//! Those of all of them, in order.
QStringList naturalNames(const QList<Person> &people);

//! A name with what cataloguers add to it behind a comma, "Scott, Walter, Sir"; "da Vinci" and "of Assisi" belong to
//! the name, without a comma.
QString withAddition(const QString &name, const QString &addition);

//! BibTeX has the suffix in the middle: "King, Jr., Martin Luther" for "King, Martin Luther, Jr.", and back.
QString toBibTexOrder(const QString &heading);
QString fromBibTexOrder(const QString &name);

} // namespace catalpa::exchange
