// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookexchange.h"
#include "exchange/writer.h"

#include "db/session.h"

namespace catalpa::store {

//! Writes books page by page: what others add or remove meanwhile neither repeats nor hides another one. Memory does
//! not grow with their number. In the thread of the session, outside of a transaction; ErrorKind::Cancelled when that
//! was interrupted, or when a person has stopped it; ErrorKind::Conflict when rows are not those that were selected.
class ExportRun final {
public:
    //! All must outlive it; \a stop and \a progress may be null. Of the wishes the path is not looked at.
    ExportRun(db::Session &session, const CatalogueCapabilities &capabilities, const exchange::ExportWishes &wishes,
              exchange::BookExchange::Stop stop = {}, exchange::BookExchange::Progress progress = {});

    Result<exchange::ExportReport> run(exchange::RecordWriter &writer);

private:
    Result<> writeFound(exchange::RecordWriter &writer, const BookQuery &query);
    Result<> writeOfAuthors(exchange::RecordWriter &writer);
    Result<QList<Book>> wanted(const QList<Book> &page, qint64 first) const;
    Result<> count();
    Result<> writeChosen(exchange::RecordWriter &writer);
    Result<> writePage(exchange::RecordWriter &writer, const QList<Book> &page);
    Result<> write(exchange::RecordWriter &writer, const Book &book, const Author &author);
    Result<> checkStop() const;

    db::Session &m_session;
    const CatalogueCapabilities &m_capabilities;
    const exchange::ExportWishes &m_wishes;
    exchange::BookExchange::Stop m_stop;
    exchange::BookExchange::Progress m_progress;
    exchange::ExportReport m_report;
    qint64 m_total = 0; //!< Books; 0 when that is not known.
    int m_atOnce; //!< Books of the next page.
};

} // namespace catalpa::store
