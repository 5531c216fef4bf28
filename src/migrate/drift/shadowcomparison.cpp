// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadowcomparison.h"

#include "base/text.h"
#include "schema/comparison.h"
#include "sql/script.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! It makes, changes or drops something, whatever the rows are.
bool definesSomething(const Migration &file)
{
    const QList<sql::Statement> statements = sql::statementsOf(file.sql);
    return std::any_of(statements.cbegin(), statements.cend(), [](const sql::Statement &statement) {
        const QByteArray first = statement.words.value(0);
        return (first == "CREATE" || first == "ALTER" || first == "DROP") && statement.words.value(1) != "EXTENSION";
    });
}

} // namespace

ShadowComparison::ShadowComparison(db::Session &session, Shadow &shadow, const QList<Bundle> &bundles,
                                   QStringList schemas, const QList<MigrationStep> &steps, Trying trying)
    : m_session(session)
    , m_shadow(shadow)
    , m_schemas(std::move(schemas))
    , m_trying(std::move(trying))
{
    for (const Bundle &bundle : bundles) {
        m_histories += recordedHistory(bundle, steps);
        m_ownSchemas += bundle.schema;
        if (!m_histories.constLast().comparable)
            m_findings.notCompared += m_histories.constLast().reason;
    }
}

Result<SchemaFindings> ShadowComparison::run()
{
    auto live = schema::readSnapshot(m_session, m_schemas, m_shadow.extent());
    if (!live && live.error().kind == ErrorKind::Busy)
        live.error().message = Text::tr("The tables could not be looked at, because another program is changing "
                                        "them at the moment. Try again when it has ended.");
    if (!live)
        return passOn(live);
    m_live = *std::move(live);
    if (isNothingToDo())
        return m_findings;
    if (const auto built = build(); !built && built.error().kind != ErrorKind::Rights)
        return passOn(built);
    else if (!built)
        limit(built.error().message);
    return m_findings;
}

Result<> ShadowComparison::build()
{
    if (const auto begun = m_shadow.begin(); !begun)
        return begun;
    auto failed = lookForDrift();
    if (!failed)
        return passOn(failed);
    if (const auto looked = lookForAdoptable(); !looked)
        return looked;
    if (!failed->isEmpty() && !m_findings.adoptable.isEmpty())
        failed = lookForDrift(); // What is recorded needs what is there without being recorded.
    if (!failed)
        return passOn(failed);
    if (!failed->isEmpty())
        limit(*failed);
    const auto touched = m_shadow.hasTouchedTables();
    if (!touched)
        return passOn(touched);
    if (*touched) {
        m_findings = {};
        limit(Text::tr("The tables were not compared with the migrations, because one of the migrations "
                       "reaches the tables themselves wherever it is run. Nothing was changed."));
    }
    return {};
}

bool ShadowComparison::isNothingToDo() const
{
    const bool recorded = std::any_of(m_histories.cbegin(), m_histories.cend(),
                                      [](const RecordedHistory &history) { return history.isRecorded(); });
    const bool comparable = std::all_of(m_histories.cbegin(), m_histories.cend(),
                                        [](const RecordedHistory &history) { return history.comparable; });
    return !comparable || (!recorded && m_live.isEmpty());
}

//! Compares with what is recorded and what is known to be adoptable. Why that cannot be, as a sentence, or empty.
Result<QString> ShadowComparison::lookForDrift()
{
    QList<Migration> applied;
    QSet<QString> recorded;
    for (const RecordedHistory &history : std::as_const(m_histories)) {
        for (qsizetype i = 0; i < history.files.size(); ++i) {
            const Migration &file = history.files.at(i);
            if (history.applied.at(i) || m_findings.adoptable.contains(file.key()))
                applied += file;
        }
        if (history.isRecorded())
            recorded += history.schema;
    }
    if (recorded.isEmpty())
        return QString();
    const auto made = replay(m_shadow, m_schemas, {}, applied, applied.size(), m_trying);
    if (!made)
        return passOn(made);
    if (!made->failure.isEmpty())
        return made->failure;
    const schema::SchemaSnapshot &expected = made->snapshots.last();
    const schema::SchemaSnapshot found = m_live.filtered([&](const schema::SchemaObject &object) {
        if (object.kind == schema::SchemaObject::Kind::Extension)
            return expected.objects.contains(object.path());
        // What a history makes beside its own schema is its own, too.
        return recorded.contains(object.schema) || !m_ownSchemas.contains(object.schema)
            || expected.objects.contains(object.path());
    });
    m_findings.drift = schema::compare(expected, found);
    return QString();
}

Result<> ShadowComparison::lookForAdoptable()
{
    if (std::none_of(m_histories.cbegin(), m_histories.cend(),
                     [](const RecordedHistory &history) { return history.isWaiting(); }))
        return {};
    const auto complete = isComplete();
    if (!complete)
        return passOn(complete);
    if (*complete)
        return {};
    const auto whole = replayAll();
    if (!whole)
        return passOn(whole);
    QList<Migration> base;
    bool isWhole = true;
    for (qsizetype i = 0; i < whole->size(); ++i) {
        const RecordedHistory &history = m_histories.at(i);
        SnapshotSeries snapshots = whole->at(i).snapshots;
        if (!isWhole) {
            auto again = replay(m_shadow, m_schemas, base, history.files, history.lastApplied() + 1, m_trying);
            if (!again)
                return passOn(again);
            snapshots = again->snapshots;
        }
        const qsizetype count = adopt(history, snapshots, i);
        const QList<Migration> present = count > 0 ? history.files.first(count) : history.appliedFiles();
        isWhole = isWhole && present.size() == history.files.size();
        base += present;
    }
    return {};
}

//! Of a single history whose tables are exactly what all of it makes: all that waits is adoptable. That is soon known,
//! because no state in between has to be read.
Result<bool> ShadowComparison::isComplete()
{
    const RecordedHistory &history = m_histories.constFirst();
    if (m_histories.size() > 1 || history.files.isEmpty() || m_live.isEmpty())
        return false;
    const qsizetype count = history.files.size();
    qsizetype defining = count; // The last file that surely changes something.
    while (defining > 1 && !definesSomething(history.files.at(defining - 1)))
        --defining;
    const auto made = replay(m_shadow, m_schemas, {}, history.files, qMax<qsizetype>(defining - 1, 1), m_trying);
    if (!made)
        return passOn(made);
    const auto isAs = [&made](qsizetype at, const schema::SchemaSnapshot &other) {
        return schema::compare(made->snapshots.at(at).filtered(&schema::SchemaObject::isStructure),
                               other.filtered(&schema::SchemaObject::isStructure))
            .isEmpty();
    };
    if (made->snapshots.size() <= count || !isAs(count, m_live))
        return false;
    qsizetype last = count;
    while (last >= defining && !history.applied.at(last - 1) && isAs(last, made->snapshots.at(last - 1)))
        --last;
    if (last < defining)
        return false;
    for (qsizetype i = 0; i < last; ++i) {
        if (!history.applied.at(i))
            m_findings.adoptable += history.files.at(i).key();
    }
    return true;
}

//! All files of all histories, one after the other: what each of them makes.
Result<QList<Replay>> ShadowComparison::replayAll()
{
    QList<Replay> all;
    QList<Migration> base;
    for (const RecordedHistory &history : std::as_const(m_histories)) {
        auto made = replay(m_shadow, m_schemas, base, history.files, history.lastApplied() + 1, m_trying);
        if (!made)
            return passOn(made);
        // A file that waits and cannot be run says nothing of what the applied ones made.
        const bool isOfWaiting = history.isRecorded() && made->snapshots.size() > history.lastApplied();
        if (!made->failure.isEmpty() && !isOfWaiting)
            limit(made->failure);
        m_works += made->snapshots.works();
        const bool failed = !made->failure.isEmpty();
        all += *std::move(made);
        if (failed)
            break;
        base += history.files;
    }
    return all;
}

//! Adds what is there of \a history to the adoptable ones; how many files that are with those that are applied, or 0
//! for none.
qsizetype ShadowComparison::adopt(const RecordedHistory &history, const SnapshotSeries &snapshots, qsizetype index)
{
    const schema::SchemaSnapshot live = concerned(m_live, index);
    for (qsizetype count = snapshots.size() - 1; count > qMax<qsizetype>(history.lastApplied(), 0); --count) {
        const schema::SchemaSnapshot state = concerned(snapshots.at(count), index);
        const bool changesNothing = schema::compare(concerned(snapshots.at(count - 1), index), state).isEmpty();
        if (state.isEmpty() || !schema::compare(state, live).isEmpty()
            || (changesNothing && !history.applied.at(count - 1)))
            continue;
        for (qsizetype i = 0; i < count; ++i) {
            if (!history.applied.at(i))
                m_findings.adoptable += history.files.at(i).key();
        }
        return count;
    }
    if (!history.isRecorded() && !m_findings.nearest)
        tellNearest(history, snapshots, index);
    return 0;
}

void ShadowComparison::tellNearest(const RecordedHistory &history, const SnapshotSeries &snapshots, qsizetype index)
{
    if (!hasTablesOf(index))
        return;
    const schema::SchemaSnapshot live = concerned(m_live, index);
    for (qsizetype count = snapshots.size() - 1; count > 0; --count) {
        const auto distance = schema::compare(concerned(snapshots.at(count), index), live);
        if (m_findings.nearest && distance.size() > m_findings.distance.size())
            continue; // Of several that are as near, the first one is told.
        m_findings.nearest = history.files.at(count - 1).key();
        m_findings.distance = distance;
    }
}

//! What the history makes, and everything else in its tables that no other history makes.
schema::SchemaSnapshot ShadowComparison::concerned(const schema::SchemaSnapshot &snapshot, qsizetype index) const
{
    return snapshot.filtered([&](const schema::SchemaObject &object) {
        if (!object.isStructure())
            return false;
        const QString path = object.path();
        if (m_works.at(index).paths.contains(path))
            return true;
        const bool others = std::any_of(m_works.cbegin(), m_works.cend(),
                                        [&](const Works &works) { return works.paths.contains(path); });
        return !others && m_works.at(index).tables.contains(object.tablePath());
    });
}

bool ShadowComparison::hasTablesOf(qsizetype index) const
{
    const QSet<QString> &tables = m_works.at(index).tables;
    return std::any_of(m_live.objects.cbegin(), m_live.objects.cend(), [&](const schema::SchemaObject &object) {
        return object.kind == schema::SchemaObject::Kind::Table && tables.contains(object.tablePath());
    });
}

void ShadowComparison::limit(const QString &sentence)
{
    m_isLimited = true;
    if (!m_findings.notCompared.contains(sentence))
        m_findings.notCompared += sentence;
}

} // namespace catalpa::migrate
