// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/driftcheck.h"

#include "base/text.h"
#include "migrate/drift/recordedhistory.h"
#include "migrate/drift/replay.h"
#include "schema/comparison.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

class DriftCheck {
public:
    DriftCheck(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationStep> &steps);

    Result<SchemaFindings> run();

private:
    Result<> build();
    Result<QString> lookForDrift();
    Result<> lookForAdoptable();
    Result<QList<Replay>> replayAll();
    qsizetype adopt(const RecordedHistory &history, const QList<schema::SchemaSnapshot> &snapshots, qsizetype index);
    void tellNearest(const RecordedHistory &history, const QList<schema::SchemaSnapshot> &snapshots, qsizetype index);
    schema::SchemaSnapshot concerned(const schema::SchemaSnapshot &snapshot, qsizetype index) const;
    bool hasTablesOf(qsizetype index) const;
    bool isNothingToDo() const;
    void notCompared(const QString &sentence);

    db::Session &m_session;
    ShadowSchema m_shadow;
    QStringList m_schemas;
    QList<RecordedHistory> m_histories;
    QList<Works> m_works; //!< Of each history.
    schema::SchemaSnapshot m_live;
    SchemaFindings m_findings;
};

QStringList schemasOf(const QList<Bundle> &bundles)
{
    QStringList schemas;
    for (const Bundle &bundle : bundles)
        schemas += bundle.schema;
    return schemas;
}

DriftCheck::DriftCheck(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationStep> &steps)
    : m_session(session)
    , m_shadow(session, schemasOf(bundles))
    , m_schemas(schemasOf(bundles))
{
    for (const Bundle &bundle : bundles) {
        m_histories += recordedHistory(bundle, steps);
        if (!m_histories.constLast().comparable)
            m_findings.notCompared += m_histories.constLast().reason;
    }
}

Result<SchemaFindings> DriftCheck::run()
{
    auto live = schema::readSnapshot(m_session, m_schemas);
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
        notCompared(built.error().message);
    return m_findings;
}

Result<> DriftCheck::build()
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
        notCompared(*failed);
    const auto touched = m_shadow.hasTouchedTables();
    if (!touched)
        return passOn(touched);
    if (*touched) {
        m_findings = {};
        notCompared(Text::tr("The tables were not compared with the migrations, because one of the migrations "
                             "reaches the tables themselves wherever it is run. Nothing was changed."));
    }
    return {};
}

bool DriftCheck::isNothingToDo() const
{
    const bool recorded = std::any_of(m_histories.cbegin(), m_histories.cend(),
                                      [](const RecordedHistory &history) { return history.isRecorded(); });
    const bool comparable = std::all_of(m_histories.cbegin(), m_histories.cend(),
                                        [](const RecordedHistory &history) { return history.comparable; });
    return !comparable || (!recorded && m_live.isEmpty());
}

//! Compares with what is recorded and what is known to be adoptable. Why that cannot be, as a sentence, or empty.
Result<QString> DriftCheck::lookForDrift()
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
    const auto made = replay(m_shadow, {}, applied, applied.size());
    if (!made)
        return passOn(made);
    if (!made->failure.isEmpty())
        return made->failure;
    const schema::SchemaSnapshot &expected = made->snapshots.constLast();
    const schema::SchemaSnapshot found = m_live.filtered([&](const schema::SchemaObject &object) {
        return recorded.contains(object.schema) || expected.objects.contains(object.path());
    });
    m_findings.drift = schema::compare(expected, found);
    return QString();
}

Result<> DriftCheck::lookForAdoptable()
{
    if (std::none_of(m_histories.cbegin(), m_histories.cend(),
                     [](const RecordedHistory &history) { return history.isWaiting(); }))
        return {};
    const auto whole = replayAll();
    if (!whole)
        return passOn(whole);
    QList<Migration> base;
    bool isWhole = true;
    for (qsizetype i = 0; i < whole->size(); ++i) {
        const RecordedHistory &history = m_histories.at(i);
        QList<schema::SchemaSnapshot> snapshots = whole->at(i).snapshots;
        if (!isWhole) {
            auto again = replay(m_shadow, base, history.files, history.lastApplied() + 1);
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

//! All files of all histories, one after the other: what each of them makes.
Result<QList<Replay>> DriftCheck::replayAll()
{
    QList<Replay> all;
    QList<Migration> base;
    for (const RecordedHistory &history : std::as_const(m_histories)) {
        auto made = replay(m_shadow, base, history.files, history.lastApplied() + 1);
        if (!made)
            return passOn(made);
        if (!made->failure.isEmpty())
            notCompared(made->failure);
        m_works += worksOf(made->snapshots);
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
qsizetype DriftCheck::adopt(const RecordedHistory &history, const QList<schema::SchemaSnapshot> &snapshots,
                            qsizetype index)
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

void DriftCheck::tellNearest(const RecordedHistory &history, const QList<schema::SchemaSnapshot> &snapshots,
                             qsizetype index)
{
    if (!hasTablesOf(index))
        return;
    const schema::SchemaSnapshot live = concerned(m_live, index);
    for (qsizetype count = 1; count < snapshots.size(); ++count) {
        const auto distance = schema::compare(concerned(snapshots.at(count), index), live);
        if (m_findings.nearest && distance.size() >= m_findings.distance.size())
            continue;
        m_findings.nearest = history.files.at(count - 1).key();
        m_findings.distance = distance;
    }
}

//! What the history makes, and everything else in its tables that no other history makes.
schema::SchemaSnapshot DriftCheck::concerned(const schema::SchemaSnapshot &snapshot, qsizetype index) const
{
    return snapshot.filtered([&](const schema::SchemaObject &object) {
        const QString path = object.path();
        if (m_works.at(index).paths.contains(path))
            return true;
        const bool others = std::any_of(m_works.cbegin(), m_works.cend(),
                                        [&](const Works &works) { return works.paths.contains(path); });
        return !others && m_works.at(index).tables.contains(object.tablePath());
    });
}

bool DriftCheck::hasTablesOf(qsizetype index) const
{
    const QSet<QString> &tables = m_works.at(index).tables;
    return std::any_of(m_live.objects.cbegin(), m_live.objects.cend(), [&](const schema::SchemaObject &object) {
        return object.kind == schema::SchemaObject::Kind::Table && tables.contains(object.tablePath());
    });
}

void DriftCheck::notCompared(const QString &sentence)
{
    if (!m_findings.notCompared.contains(sentence))
        m_findings.notCompared += sentence;
}

} // namespace

Result<SchemaFindings> checkDrift(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationStep> &steps)
{
    return DriftCheck(session, bundles, steps).run();
}

} // namespace catalpa::migrate
