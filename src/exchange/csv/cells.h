// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! The values of a cell, as a column has them.
QStringList valuesOf(const QString &cell, const Column &column);
//! Values as one cell, with "; " between them and a backslash before what would be read otherwise.
QString joined(const QStringList &values);

//! People as one cell: "Čapek, Karel (1890-1938); Čapek, Josef [ill]". Behind a name stand the dates, and in square
//! brackets the role unless it is "aut", and the form of the name unless a comma tells it: natural, heading or body.
QString peopleCell(const QList<Person> &people);
QList<Person> peopleFrom(const QString &cell);

//! A cell that a spreadsheet takes for text, also when it begins like a formula: with an apostrophe before it.
QString guarded(const QString &cell);
//! The same without that apostrophe; also ="0306406152" without its formula.
QString unguarded(const QString &cell);

//! A line of a table as text, with its end: guarded(), and in quotation marks what needs them.
QString csvRow(const QStringList &cells);

} // namespace catalpa::exchange
