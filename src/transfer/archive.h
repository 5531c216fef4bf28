// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/gzip.h"
#include "transfer/manifest.h"

#include <QtCore/QCryptographicHash>

namespace catalpa::transfer {

//! Writes a copy of a catalogue. The file is one gzip stream of text, so that `zcat` shows it:
//!
//!     catalpa-copy 1
//!     {"program":"0.1.0","made":"…","postgresql":"15.18","migrations":[…],"tables":[{"table":"public.authors",…},…]}
//!     table public.authors
//!     1<tab>Karel Čapek<tab>\N<tab>CZ<tab>2025-02-03 20:41:57
//!     \.
//!     {"rows":1,"sha256":"…"}
//!     table public.books
//!     …
//!     end
//!
//! Rows are in COPY's text format, in UTF-8 (https://www.postgresql.org/docs/15/sql-copy.html); a line \. ends them.
//! The SHA-256 is that of the rows' bytes. Columns and numbers of rows stand in the JSON line on top. The number behind
//! catalpa-copy grows when an older program could not read the file any more.
class ArchiveWriter final {
public:
    explicit ArchiveWriter(QIODevice &device)
        : m_gzip(device)
    {
    }

    Result<> begin(const Manifest &manifest);
    Result<> beginTable(const TableContents &table);
    //! Whole rows, each with its line end.
    Result<> rows(QByteArrayView bytes);
    Result<> endTable();
    Result<> finish();

private:
    GzipWriter m_gzip;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_rows = 0;
};

//! Reads a copy from its beginning to its end, in constant memory, and believes nothing: ErrorKind::Invalid tells that
//! it is no copy, one of a newer program, or damaged.
class ArchiveReader final {
public:
    explicit ArchiveReader(QIODevice &device)
        : m_gzip(device)
    {
    }

    Result<Manifest> begin();
    //! Goes to the rows of \a table, which has to be the next of the manifest.
    Result<> beginTable(const TableContents &table);
    //! The next rows, cut anywhere; empty at the end of the table, when their number and their SHA-256 were right.
    Result<QByteArray> rows();
    qint64 rowsRead() const { return m_rows; } //!< Of this table.
    //! The end of the file, and of its check sum.
    Result<> finish();

private:
    Result<bool> fetch();
    Result<QByteArray> line(qsizetype longest);
    Result<> take(QByteArrayView rows);
    Result<> checkTable();

    GzipReader m_gzip;
    QByteArray m_text; //!< Read and not yet given out.
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    const TableContents *m_table = nullptr;
    qint64 m_rows = 0;
    qint64 m_rowBytes = 0; //!< Since the last line end.
};

} // namespace catalpa::transfer
