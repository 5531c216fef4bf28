// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/bookstore.h"
#include "core/connectionaddress.h"
#include "core/doubles/doublestore.h"
#include "core/history/recordhistory.h"
#include "core/records/removal.h"
#include "core/records/sample.h"
#include "core/tablerights.h"

#include <QtCore/QMap>

#include <memory>

namespace catalpa {

class Reachability;

//! What keeps a table from being one of a catalogue: a column of another type, or none of that name.
struct UnfitColumn {
    QString table;
    QString column;
    QString found; //!< Its type, as PostgreSQL writes it; empty where the column is missing.
    QString expected;

    bool operator==(const UnfitColumn &) const = default;
};

//! What was found in a database: which tables and columns, what the role may do, how to sort.
struct CatalogueCapabilities {
    enum class Level {
        Empty, //!< No table of ours: the migrations can create them.
        Foreign, //!< Tables named authors or books that are not the catalogue's.
        Catalogue //!< Authors and books.
    };

    Level level = Level::Empty;
    std::optional<UnfitColumn> unfit = {}; //!< The first one, where the level is Foreign.
    bool hasCountry = false; //!< Since the migration add_country.
    bool hasSearchKey = false; //!< Since catalpa's search_words: searches compare what this function makes of texts.
    bool knowsAllLetters = false; //!< The server can make the same of them by itself: UTF8, with ICU.
    //! Lists and searches are read from the reading index: it can be relied on, and the role may read all records.
    bool hasReadingIndex = false;
    //! Lists come from the tables for now, in the order of the reading index: it does not get what has been changed.
    bool readsTables = false;
    bool isReadingIndexLost = false; //!< It was made, and cannot be relied on until the migrations mend it.
    bool canEdit = false; //!< The role may change something of authors or books, and the server accepts writes.
    TableRights authorRights = {}; //!< What, where canEdit.
    TableRights bookRights = {};
    qint64 otherTables = 0; //!< Tables in the schema public that are not ours, without the ledger.
    qint64 authors = 0; //!< Planner's estimate until counted; 0 when there is none.
    qint64 books = 0; //!< Likewise.
    bool hasSortKeys = false; //!< The reading index is there, as far as the role may read: a library's order.
    bool hasReceipts = false; //!< Since catalpa's receipts: edits are saved exactly once.
    //! Tells one database from another, whatever the address it is reached by; empty where the server does not say.
    QString identity;
    bool hasHistory = false; //!< Since catalpa's keep_history: what is done to authors and books is recorded.
    bool hasDetails = false; //!< Since catalpa's details: what is recorded beside the guide's columns.
    bool filesByLanguage = false; //!< Books are filed by the articles of their language, which is recorded there.
    //! Since catalpa's doubles: what people decide of doubles is remembered, and merges are told.
    bool hasDoubles = false;
    //! The orders that the server can sort texts by, as BCP 47 tags such as "sv" and "de-u-co-phonebk", each with the
    //! name of its collation, quoted for SQL; "und" is the one that most languages share. Empty where it has no ICU.
    QMap<QString, QString> collations;
    QString collation; //!< The one to use unless told otherwise; empty means the database's own order.
    QString serverVersion; //!< As the server says it, such as 15.18.

    bool mayChange(RecordField field) const
    {
        return canEdit && !authorRights.fixed.contains(field) && !bookRights.fixed.contains(field);
    }
    bool mayAddBoth() const { return canEdit && authorRights.mayAdd && bookRights.mayAdd; }
    //! All of both tables.
    bool mayDoAll() const { return canEdit && authorRights == TableRights() && bookRights == TableRights(); }

    bool operator==(const CatalogueCapabilities &) const = default;
};

//! What adding a sample brought; what was there already is left alone.
struct SampleReport {
    qint64 authors = 0;
    qint64 books = 0;

    bool operator==(const SampleReport &) const = default;
};

//! One catalogue and its connections. Made in the GUI thread and used from there; answers come through deliver().
class Catalogue {
public:
    virtual ~Catalogue() = default;

    virtual const ConnectionAddress &address() const = 0;
    //! Whether the database answers, by all that is asked here.
    virtual Reachability &reachability() = 0;
    //! A text that is another one when anything may have been changed in the database since. Costs next to nothing.
    virtual QFuture<Result<QByteArray>> changeMark() = 0;
    //! Connects, if necessary, and looks what is there. \a languages are BCP 47 tags by preference, for the collation.
    virtual QFuture<Result<CatalogueCapabilities>> inspect(const QStringList &languages) = 0;
    //! Adds authors and books that are not there yet, by name and title, in one transaction: the \a batch of the
    //! history, a UUID, unless it is empty.
    virtual QFuture<Result<SampleReport>> add(const Sample &sample, const CatalogueCapabilities &capabilities,
                                              const QString &batch = {}) = 0;

    //! Stores for what inspect() found. They must not outlive the catalogue.
    virtual std::unique_ptr<AuthorStore> authors(const CatalogueCapabilities &capabilities) = 0;
    virtual std::unique_ptr<BookStore> books(const CatalogueCapabilities &capabilities) = 0;
    //! Null where nothing is recorded.
    virtual std::unique_ptr<RecordHistory> history(const CatalogueCapabilities &capabilities) = 0;
    virtual std::unique_ptr<RemovalStore> removals(const CatalogueCapabilities &capabilities) = 0;
    //! Null where decisions cannot be remembered, or merges not taken back.
    virtual std::unique_ptr<DoubleStore> doubles(const CatalogueCapabilities &capabilities) = 0;
};

} // namespace catalpa
