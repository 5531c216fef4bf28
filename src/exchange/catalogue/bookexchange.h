// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "exchange/catalogue/importreport.h"
#include "exchange/catalogue/preview.h"

#include <atomic>
#include <functional>
#include <memory>

namespace catalpa::exchange {

//! How far an import or an export is; comes from the worker thread.
struct ExchangeProgress {
    enum class Stage {
        Comparing, //!< What the catalogue has is read.
        Records,
    };

    Stage stage = Stage::Comparing;
    qint64 done = 0; //!< Bytes of the file that are read, or books that are written.
    qint64 total = 0; //!< 0 when that is not known.
    qint64 records = 0; //!< Of the file, so far.
    qint64 books = 0; //!< That have been added, or would be.

    bool operator==(const ExchangeProgress &) const = default;
};

struct ImportWishes {
    FileWishes file;
    bool isDry = false; //!< Only finds out what would be done.
    bool addsDoubles = false; //!< What is probably there already is added, too.
    //! What is imported instead of a file: records that were looked up, and what is told of those that were not found.
    std::optional<QList<ReadItem>> items{};
};

//! An import of which something is still there.
struct EarlierImport {
    QString batch;
    QDateTime at; //!< UTC; when its first part was written.
    qint64 authors = 0; //!< Those that it added and that are still there.
    qint64 books = 0;

    bool operator==(const EarlierImport &) const = default;
};

struct ExportWishes {
    QString path{};
    Format format = Format::Csv;
    BookQuery query{}; //!< Which books, in which order.
    //! Places, from \a first up to \a end (not included), among what the query finds.
    struct Rows {
        qint64 first = 0;
        qint64 end = 0;
        //! What stood in the first and in the last of them when they were chosen, where that is known.
        std::optional<Id<Book>> firstBook{};
        std::optional<Id<Book>> lastBook{};

        bool operator==(const Rows &) const = default;
    };
    QList<Rows> rows{}; //!< Those that count, in order; all when empty.
    //! Only these books, in this order, instead of what the query finds.
    std::optional<QList<qint64>> ids{};
    //! Only the books of these authors, one after the other.
    std::optional<QList<Id<Author>>> authors{};
    QString heading{}; //!< Of a page for people: what the list is.
};

//! What an export wrote.
struct ExportReport {
    qint64 books = 0;
    QMap<QString, qint64> losses{}; //!< Sentences about what a format had no room for, with the number of books.
};

//! Books from files into a catalogue, and from there into files. Each call works in a thread of its own, with a
//! connection of its own. \a progress is called in that thread; wrap it with queued(). Cancelling ends the work at
//! once, at the server.
class BookExchange {
public:
    using Progress = std::function<void(const ExchangeProgress &)>;
    using Stop = std::shared_ptr<std::atomic_bool>; //!< Set from any thread: the work ends at the next record.

    virtual ~BookExchange() = default;

    //! See readPreview().
    virtual QFuture<Result<FilePreview>> preview(const FileWishes &wishes) = 0;
    //! Reads the whole file, or the records that are given, and adds what is not there yet, some thousands in a
    //! transaction. When nothing has been added, an error is the answer; when something has been or may have been
    //! (OutcomeUnknown), it is in the report.
    virtual QFuture<Result<ImportReport>> import(const ConnectionAddress &to, const CatalogueCapabilities &capabilities,
                                                 const ImportWishes &wishes, Stop stop, Progress progress) = 0;
    //! Imports of which something is there, the last one first, 20 at most. Needs a history.
    virtual QFuture<Result<QList<EarlierImport>>> imports(const ConnectionAddress &of) = 0;
    //! Takes all of a batch back, or nothing: then what stands in the way. It is done as the batch \a token, which can
    //! be taken back itself.
    virtual QFuture<Result<QList<BatchObstacle>>> takeBack(const ConnectionAddress &in, const QString &batch,
                                                           const QString &token) = 0;
    //! Writes a file, which is there whole or not at all; ErrorKind::Cancelled when it was stopped, which also ends a
    //! statement that runs.
    virtual QFuture<Result<ExportReport>> write(const ConnectionAddress &from,
                                                const CatalogueCapabilities &capabilities, const ExportWishes &wishes,
                                                Stop stop, Progress progress) = 0;
};

} // namespace catalpa::exchange
