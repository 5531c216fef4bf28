// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/bulk/bulkwrites.h"

#include "db/errors/sqlerror.h"
#include "store/bulk/editshape.h"

#include <QtCore/QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! Which fields an edit changes; edits of the same shape go into one statement.
template <typename Edit>
QList<QList<Edit>> byShape(const QList<Edit> &edits)
{
    QMap<int, QList<Edit>> shapes;
    for (const Edit &edit : edits)
        shapes[shapeOf(edit)] += edit;
    return shapes.values();
}

template <typename Edit>
QList<Edit> those(const QList<Edit> &edits, const QSet<qint64> &ids)
{
    QList<Edit> found;
    std::copy_if(edits.cbegin(), edits.cend(), std::back_inserter(found),
                 [&ids](const Edit &edit) { return ids.contains(edit.id.value); });
    return found;
}

template <typename Edit>
QList<qint64> idsIn(const QList<Edit> &edits)
{
    QList<qint64> ids;
    for (const Edit &edit : edits)
        ids += edit.id.value;
    return ids;
}

template <typename Edit>
BulkStatement statementFor(const char *table, const QList<Edit> &edits)
{
    BulkStatement statement(table);
    for (const Edit &edit : edits)
        statement.addId(edit.id);
    return statement;
}

} // namespace

bool isRefusal(const Error &error)
{
    if (db::isRaised(error.sql()) && !db::passesByItself(error))
        return true;
    const QString state = error.sql().sqlState;
    // Data, constraints, words of triggers, views with a check, row-level security.
    return state.startsWith("22"_L1) || state.startsWith("23"_L1) || state.startsWith("P0"_L1)
        || state.startsWith("44"_L1) || state == "42501"_L1;
}

template <typename Record, typename Edit>
BulkWrite<Record, Edit>::BulkWrite(db::Session &session, const Receipt &receipt, const Steps &steps)
    : m_session(session)
    , m_receipt(receipt)
    , m_steps(steps)
{
}

template <typename Record, typename Edit>
Result<BulkAnswer> BulkWrite<Record, Edit>::apply(const QList<Edit> &edits)
{
    auto done = attempt(edits, false);
    // Some record is against a rule: which one is found by trying smaller and smaller parts.
    if (!done && isRefusal(done.error()))
        done = attempt(edits, true);
    return done;
}

template <typename Record, typename Edit>
Result<BulkAnswer> BulkWrite<Record, Edit>::attempt(const QList<Edit> &edits, bool carefully)
{
    m_answer = {};
    m_refusals = 0;
    if (m_receipt.isInDoubt())
        return lookUp(edits, true);
    db::Transaction transaction(m_session);
    const auto begun = m_receipt.begin(transaction);
    if (!begun)
        return passOn(begun);
    if (!*begun || m_receipt.isLookUp()) {
        transaction.rollBack(); // The receipt was only tried: that waits for a sending which is under way.
        m_answer.isUnsaved = *begun;
        return *begun ? Result<BulkAnswer>(m_answer) : lookUp(edits, false);
    }
    // Otherwise a rule that is looked at in the end would refuse all at once.
    if (const auto set = carefully ? run("SET CONSTRAINTS ALL IMMEDIATE") : Result<>(); !set)
        return passOn(set);
    for (const QList<Edit> &alike : byShape(edits)) {
        if (const auto saved = carefully ? saveCarefully(alike) : save(alike); !saved)
            return passOn(saved);
    }
    return transaction.commit().map([this] { return m_answer; });
}

template <typename Record, typename Edit>
Result<> BulkWrite<Record, Edit>::saveCarefully(const QList<Edit> &edits)
{
    if (m_refusals >= mostRefusals) {
        m_answer.untried.append(QList<catalpa::Edit>(edits.cbegin(), edits.cend()));
        return {};
    }
    const BulkAnswer before = m_answer;
    const auto saved = run("SAVEPOINT part").and_then([&] { return save(edits); });
    if (saved)
        return run("RELEASE SAVEPOINT part");
    if (!isRefusal(saved.error()))
        return saved;
    m_answer = before;
    const auto taken = run("ROLLBACK TO SAVEPOINT part").and_then([this] { return run("RELEASE SAVEPOINT part"); });
    if (!taken)
        return taken;
    if (edits.size() == 1) {
        ++m_refusals;
        m_answer.unmade += UnmadeEdit{edits.first(), saved.error()};
        return {};
    }
    const qsizetype half = edits.size() / 2;
    return saveCarefully(edits.first(half)).and_then([&] { return saveCarefully(edits.sliced(half)); });
}

//! Edits of one shape.
template <typename Record, typename Edit>
Result<> BulkWrite<Record, Edit>::save(const QList<Edit> &edits)
{
    QSet<qint64> made;
    QList<qint64> toRead; // What is not as wanted.
    const bool isBeside = edits.first().*m_steps.sortKey || !edits.first().details.isEmpty();
    const auto saved = isBeside ? saveInParts(edits, made, toRead) : update(edits, made, toRead);
    if (!saved)
        return failure(m_steps.explained(saved.error()));
    for (const Edit &edit : edits) {
        if (!made.contains(edit.id.value))
            toRead += edit.id.value;
    }
    return readNow(toRead).map([&](const QHash<qint64, Record> &now) {
        for (const Edit &edit : edits)
            judge(edit, made.contains(edit.id.value), now);
    });
}

template <typename Record, typename Edit>
Result<> BulkWrite<Record, Edit>::update(const QList<Edit> &edits, QSet<qint64> &made, QList<qint64> &altered)
{
    BulkStatement statement = statementFor(m_steps.table, edits);
    m_steps.addColumns(statement, edits);
    return m_session.run(statement.update(), statement.params()).map([&](const db::Rows &rows) {
        for (int row = 0; row < rows.count(); ++row) {
            made += rows.integer(row, 0);
            if (!rows.boolean(row, 1))
                altered += rows.integer(row, 0);
        }
    });
}

//! What is filed first, because a new name changes what was not filed by hand; and only where all is as was seen.
template <typename Record, typename Edit>
Result<> BulkWrite<Record, Edit>::saveInParts(const QList<Edit> &edits, QSet<qint64> &made, QList<qint64> &altered)
{
    // What is locked here is as it was seen, so that no later part is in conflict but the details.
    const auto locked = lock(edits);
    if (!locked)
        return passOn(locked);
    QList<Edit> free = those(edits, *locked);
    if (!free.isEmpty() && !free.first().details.isEmpty()) {
        const auto changed = m_steps.changeDetails(free);
        if (!changed)
            return passOn(changed);
        free = those(free, *changed);
    }
    if (!free.isEmpty() && free.first().*m_steps.sortKey) {
        BulkStatement filing = statementFor(m_steps.table, free);
        filing.add(m_steps.sortColumn, "text", free, m_steps.sortKey);
        const auto filed = idsOf(filing.file(m_steps.fileFunction), filing.params());
        if (!filed)
            return passOn(filed);
        altered = filed->values(); // Nothing wanted means what the rules suggest.
        free = those(free, *filed);
    }
    if (free.isEmpty())
        return {};
    BulkStatement columns = statementFor(m_steps.table, free);
    m_steps.addColumns(columns, free);
    if (!columns.isEmpty())
        return update(free, made, altered);
    const QList<qint64> ids = idsIn(free);
    made = QSet<qint64>(ids.cbegin(), ids.cend());
    return {};
}

template <typename Record, typename Edit>
Result<QSet<qint64>> BulkWrite<Record, Edit>::lock(const QList<Edit> &edits)
{
    BulkStatement seen = statementFor(m_steps.table, edits);
    m_steps.addColumns(seen, edits);
    if (!(edits.first().*m_steps.sortKey))
        return idsOf(seen.lock(), seen.params());
    seen.add(m_steps.sortColumn, "text", edits, m_steps.sortKey);
    return idsOf(seen.lock(m_steps.sortTable, m_steps.sortId, m_steps.filedAs), seen.params());
}

template <typename Record, typename Edit>
void BulkWrite<Record, Edit>::judge(const Edit &edit, bool isMade, const QHash<qint64, Record> &now)
{
    const auto there = now.constFind(edit.id.value);
    if (isMade) {
        m_answer.made += there == now.cend() ? edit : asRecorded(edit, *there);
    } else if (there == now.cend()) {
        m_answer.unmade += UnmadeEdit{edit, m_steps.missing};
    } else if (m_steps.isApplied(edit, *there)) {
        ++m_answer.alreadySo;
    } else {
        m_answer.unmade += UnmadeEdit{edit, m_steps.isUntouched(edit, *there) ? keptOut() : m_steps.conflict, *there};
    }
}

//! What an earlier sending has come to.
template <typename Record, typename Edit>
Result<BulkAnswer> BulkWrite<Record, Edit>::lookUp(const QList<Edit> &edits, bool isInDoubt)
{
    return readNow(idsIn(edits)).map([&](const QHash<qint64, Record> &now) {
        for (const Edit &edit : edits) {
            const auto there = now.constFind(edit.id.value);
            const bool isThere = there != now.cend();
            if (isInDoubt && isThere && m_steps.isUntouched(edit, *there))
                m_answer.unmade += UnmadeEdit{edit, inDoubt(), *there};
            else
                judge(edit, isThere && m_steps.isApplied(edit, *there), now);
        }
        return m_answer;
    });
}

template <typename Record, typename Edit>
Result<> BulkWrite<Record, Edit>::run(QByteArrayView sql)
{
    return m_session.run(sql).map([](const db::Rows &) {});
}

template <typename Record, typename Edit>
Result<QSet<qint64>> BulkWrite<Record, Edit>::idsOf(const QByteArray &sql, const db::Params &params)
{
    return m_session.run(sql, params).map([](const db::Rows &rows) {
        QSet<qint64> ids;
        for (int row = 0; row < rows.count(); ++row)
            ids += rows.integer(row, 0);
        return ids;
    });
}

template <typename Record, typename Edit>
Result<QHash<qint64, Record>> BulkWrite<Record, Edit>::readNow(const QList<qint64> &ids)
{
    using Records = QHash<qint64, Record>;
    if (ids.isEmpty())
        return Records();
    return m_steps.readNow(ids).map([](const QList<Record> &records) {
        Records found;
        for (const Record &record : records)
            found.insert(record.id.value, record);
        return found;
    });
}

template class BulkWrite<Author, AuthorEdit>;
template class BulkWrite<Book, BookEdit>;

} // namespace catalpa::store
