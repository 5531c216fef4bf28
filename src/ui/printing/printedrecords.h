// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"
#include "core/records/book.h"
#include "ui/printing/pages/printout.h"

namespace catalpa::ui {

//! What is recorded of an author, field by field; the biography at the end.
QList<Printout::Paragraph> paragraphsOf(const Author &author);

//! The table of books on an author's page. A printout that has it loses the columns in which nothing stands.
QList<Printout::Column> bookColumns();
QStringList bookCells(const Book &book);
Printout withoutEmptyColumns(Printout printout);

Printout::Card cardOf(const Book &book);

//! Add to a printout, tidied for paper, and answer how many letters that was.
qint64 addRow(Printout &printout, const QStringList &cells);
qint64 addCard(Printout &printout, const Printout::Card &card);

} // namespace catalpa::ui
