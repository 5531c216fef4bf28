// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookexchange.h"

namespace catalpa::ui {

//! What is offered where a file is chosen to be imported: "Books from other programs (*.csv …)".
QString importableFiles();
//! "2:02 PM" for an import of today, else the date and the time.
QString importTimeText(const QDateTime &at);
//! What a form is good for, in a sentence.
QString purposeText(exchange::Format format);
//! "Books 2026-11-27.csv" in the person's folder of documents.
QString suggestedExport(const QString &heading, exchange::Format format);
QString suggestedFile(const QString &heading, const QString &suffix);
//! Whether the database could not say any more what it did with the last part of an import.
bool mayHoldMore(const exchange::ImportReport &report);
//! How what was added is taken back, as a sentence.
QString takingBackText(const exchange::ImportReport &report);
//! What became of an import that has ended, whole or not.
QString outcomeText(const exchange::ImportReport &report);

} // namespace catalpa::ui
