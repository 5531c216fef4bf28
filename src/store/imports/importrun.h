// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookexchange.h"
#include "store/imports/importwriter.h"
#include "store/imports/knownbooks.h"

#include <QtCore/QElapsedTimer>

namespace catalpa::store {

//! Reads a file record by record, compares each with the catalogue and with those before it, and adds what is new, some
//! thousands in a transaction. Memory does not grow with the file but for what KnownBooks holds of new books. In the
//! thread of the session.
class ImportRun final {
public:
    //! What the report says of wishes (isDry, addsDoubles) is followed. It is true at any time, also after an error.
    ImportRun(db::Session &session, const CatalogueCapabilities &capabilities, exchange::ImportReport &report);

    //! \a stop, when it is set, ends the run at the next record: what was read by then is still added, and the report
    //! says that it was stopped. Both may be null.
    void follow(exchange::BookExchange::Stop stop, exchange::BookExchange::Progress progress);
    //! ErrorKind::Cancelled when the session was interrupted.
    Result<> run(const exchange::FileWishes &wishes);
    //! The same for what has been read already; whoever did so knows the format.
    Result<> run(const QList<exchange::ReadItem> &items);

private:
    ImportRun(db::Session &session, const CatalogueCapabilities &capabilities, exchange::ImportReport &report,
              const QString &batch);

    Result<> run(exchange::RecordReader &reader);
    Result<> readAll(exchange::RecordReader &reader);
    bool isStopped();
    void tell(const exchange::RecordReader &reader);
    void take(exchange::ExchangeRecord record);
    void plan(const exchange::IncomingBook &book);
    void complete(qint64 id, const NewAuthor &author);
    qint64 authorFor(const exchange::IncomingBook &book, bool isAnother);
    Result<> write();

    db::Session &m_session;
    const CatalogueCapabilities &m_capabilities;
    exchange::ImportReport &m_report;
    exchange::BookExchange::Stop m_stop;
    exchange::BookExchange::Progress m_progress;
    QElapsedTimer m_sinceTold;
    qint64 m_size = 0; //!< Of the file, in bytes.
    QString m_withoutAuthor; //!< See FileWishes.
    KnownBooks m_known;
    ImportWriter m_writer;
    ImportWriter::Part m_part;
    qsizetype m_letters = 0; //!< Of the part.
    qint64 m_lastAuthor = 0; //!< Of those that are new.
};

} // namespace catalpa::store
