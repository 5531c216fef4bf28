// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/bulkanswer.h"
#include "store/bulk/bulkstatement.h"
#include "store/writes/boundstatement.h"
#include "store/writes/recordwrites.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace catalpa::store {

//! How edits of one kind of record are applied together. The functions run in the thread of the session.
template <typename Record, typename Edit>
struct BulkSteps {
    using SortKey = std::optional<Change<std::optional<QString>>>;

    const char *table; //!< "public.authors".
    SortKey Edit::*sortKey; //!< Kept beside the record.
    const char *sortTable; //!< "catalpa.author_sort", its id and its column.
    const char *sortId;
    const char *sortColumn;
    QByteArray filedAs; //!< What a record, r, is filed under, from that table, s, and the rules.
    const char *fileFunction; //!< "catalpa.file_author".
    //! Adds what stands in the public table.
    std::function<void(BulkStatement &statement, const QList<Edit> &edits)> addColumns;
    //! Changes the details, and answers the ids of the records where they were as they had been seen.
    std::function<Result<QSet<qint64>>(const QList<Edit> &edits)> changeDetails;
    std::function<Result<QList<Record>>(const QList<qint64> &ids)> readNow; //!< Those that are there.
    std::function<bool(const Edit &edit, const Record &now)> isApplied;
    std::function<bool(const Edit &edit, const Record &now)> isUntouched;
    std::function<Error(const Error &error)> explained; //!< The same failure in the words of the trade.
    Error conflict;
    Error missing;
};

//! True when \a error comes from the record that was to be saved, not from the link, the server or the session.
bool isRefusal(const Error &error);

//! Many edits of one kind in one transaction. Instantiated for Author and Book.
template <typename Record, typename Edit>
class BulkWrite {
public:
    using Steps = BulkSteps<Record, Edit>;
    static constexpr int mostRefusals = 25; //!< Then the rule is against all of them.

    BulkWrite(db::Session &session, const Receipt &receipt, const Steps &steps);

    Result<BulkAnswer> apply(const QList<Edit> &edits);

private:
    Result<BulkAnswer> attempt(const QList<Edit> &edits, bool carefully);
    Result<> saveCarefully(const QList<Edit> &edits);
    Result<> save(const QList<Edit> &edits);
    Result<> update(const QList<Edit> &edits, QSet<qint64> &made, QList<qint64> &altered);
    Result<> saveInParts(const QList<Edit> &edits, QSet<qint64> &made, QList<qint64> &altered);
    Result<QSet<qint64>> lock(const QList<Edit> &edits);
    void judge(const Edit &edit, bool isMade, const QHash<qint64, Record> &now);
    Result<BulkAnswer> lookUp(const QList<Edit> &edits, bool isInDoubt);
    Result<> run(QByteArrayView sql);
    Result<QSet<qint64>> idsOf(const QByteArray &sql, const db::Params &params);
    Result<QHash<qint64, Record>> readNow(const QList<qint64> &ids);

    db::Session &m_session;
    Receipt m_receipt;
    Steps m_steps;
    BulkAnswer m_answer;
    int m_refusals = 0;
};

extern template class BulkWrite<Author, AuthorEdit>;
extern template class BulkWrite<Book, BookEdit>;

} // namespace catalpa::store
