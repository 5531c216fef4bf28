// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/exchange/importreport.h"
#include "cli/exchange/recordsource.h"
#include "core/catalogue.h"
#include "store/imports/importwriter.h"
#include "store/imports/knownbooks.h"

namespace catalpa::cli {

//! Reads a file record by record, compares each with the catalogue and with those before it, and adds what is new, some
//! thousands in a transaction. Memory does not grow with the file but for what KnownBooks holds of new books. In the
//! thread of the session.
class ImportRun final {
public:
    //! What the report says of wishes (isDry, addsDoubles) is followed. It is true at any time, also after an error.
    ImportRun(db::Session &session, const CatalogueCapabilities &capabilities, ImportReport &report);

    //! ErrorKind::Cancelled when the session was interrupted.
    Result<> run(const FileWishes &wishes);

private:
    Result<> readAll(exchange::RecordReader &reader);
    void take(const exchange::ExchangeRecord &record);
    void plan(const IncomingBook &book);
    qint64 authorFor(const NewAuthor &author);
    Result<> write();

    db::Session &m_session;
    const CatalogueCapabilities &m_capabilities;
    ImportReport &m_report;
    store::KnownBooks m_known;
    store::ImportWriter m_writer;
    store::ImportWriter::Part m_part;
    qsizetype m_letters = 0; //!< Of the part.
    qint64 m_lastAuthor = 0; //!< Of those that are new.
};

} // namespace catalpa::cli
