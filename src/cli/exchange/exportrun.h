// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"
#include "exchange/writer.h"

#include <QtCore/QMap>

namespace catalpa::cli {

//! What an export wrote.
struct ExportReport {
    qint64 books = 0;
    QMap<QString, qint64> losses; //!< Sentences about what a format had no room for, with the number of books.
};

//! Writes the books that \a query finds, in its order, page by page: what others add or remove meanwhile neither
//! repeats nor hides another one. Memory does not grow with their number. In the thread of the session, outside of a
//! transaction; ErrorKind::Cancelled when it was interrupted.
Result<ExportReport> exportBooks(db::Session &session, const CatalogueCapabilities &capabilities,
                                 const BookQuery &query, exchange::Format format, exchange::RecordWriter &writer);

} // namespace catalpa::cli
