// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/connectionaddress.h"

#include <QtCore/QDateTime>
#include <QtCore/QFuture>
#include <QtCore/QStringList>

#include <functional>

namespace catalpa {

//! How much there is of a catalogue.
struct CatalogueCount {
    qint64 authors = 0;
    qint64 books = 0;
    qint64 sortedByHand = 0; //!< Sort names and sort titles that a person has set.
    qint64 detailed = 0; //!< Authors and books with more than the guide's columns.

    qint64 all() const { return authors + books + sortedByHand + detailed; }
    bool operator==(const CatalogueCount &) const = default;
};

//! What a file says that it holds.
struct CopyContents {
    CatalogueCount count;
    QDateTime made; //!< UTC.
    QString program; //!< The version of Catalpa that made it, such as 0.1.0.

    bool operator==(const CopyContents &) const = default;
};

//! How far it has got; comes from the worker thread.
struct TransferProgress {
    enum class Stage {
        Checking, //!< The file, or both databases, are read and nothing is changed.
        Tables, //!< Migrations are applied; they are what is counted.
        Records, //!< Authors and books are carried.
        Comparing, //!< What has arrived is compared with what was there.
    };

    Stage stage = Stage::Checking;
    qint64 done = 0; //!< Records, or migrations.
    qint64 total = 0; //!< 0 when that is not known.

    bool operator==(const TransferProgress &) const = default;
};

//! What was carried, when all of it has arrived and was found to be the same.
struct TransferReport {
    CatalogueCount count;
    qint64 alreadyThere = 0; //!< Records that an earlier, interrupted move had brought.
    QStringList notes = {}; //!< What should be known, as sentences.

    bool operator==(const TransferReport &) const = default;
};

//! Carries a whole catalogue: into a file, out of a file, and from one database to another. Where it comes from is only
//! read. Each call connects by itself, in a thread of its own. \a progress is called in that thread; wrap it with
//! queued(). Cancelling stops it at the server.
class Transfer {
public:
    using Progress = std::function<void(const TransferProgress &)>;

    virtual ~Transfer() = default;

    //! Writes the catalogue, as it is at this moment, into one file, which replaces \a file only when it is whole.
    //! Kinds beside those of the connection: Schema (no catalogue there), Unexpected (the disk).
    virtual QFuture<Result<TransferReport>> save(const ConnectionAddress &from, const QString &file,
                                                 Progress progress) = 0;
    //! Reads the beginning of a file. ErrorKind::Invalid when it is no copy, or one of a newer Catalpa.
    virtual QFuture<Result<CopyContents>> look(const QString &file) = 0;
    //! Reads a whole file and checks it. ErrorKind::Invalid also when it is damaged or cut off.
    virtual QFuture<Result<CopyContents>> check(const QString &file, Progress progress) = 0;
    //! Puts a file into an empty database: creates the tables, and brings all records in one transaction. Nothing is
    //! changed when the file is damaged, or when the database holds anything (ErrorKind::Conflict).
    virtual QFuture<Result<TransferReport>> restore(const QString &file, const ConnectionAddress &to,
                                                    Progress progress) = 0;
    //! Brings a catalogue into another database, which has to be empty, or to hold what an interrupted move has brought
    //! (ErrorKind::Conflict otherwise, with nothing changed). After a broken link: the same again goes on where it
    //! stopped.
    virtual QFuture<Result<TransferReport>> move(const ConnectionAddress &from, const ConnectionAddress &to,
                                                 Progress progress) = 0;
};

} // namespace catalpa
