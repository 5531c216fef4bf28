// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/transfercatalogue.h"

#include "base/text.h"

#include "base/logging.h"
#include "transfer/resumepoint.h"
#include "transfer/tableloader.h"
#include "transfer/target.h"
#include "transfer/transferprogress.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::transfer {
namespace {

using Stage = TransferProgress::Stage;

constexpr qint64 chunkRows = 20'000; //!< In one transaction.
constexpr int longestPatience = 4; //!< Times that a broken link is replaced without a chunk getting through.

//! Carries one catalogue; the snapshot of where it comes from stays open meanwhile.
class Move final {
public:
    Move(db::Session &from, db::Session &to, TransferSteps &steps)
        : m_from(from)
        , m_to(to)
        , m_steps(steps)
    {
    }

    Result<TransferReport> run();

private:
    Result<> readSource();
    Result<> refuseItself();
    Result<> checkTarget();
    Result<> checkBeginning();
    Result<> carryRecords();
    Result<> carryTable(const TableContents &table);
    Result<qint64> carryChunk(const TableContents &table);
    Result<> finishRecords();
    Result<> carryBeside();
    Result<> carryBeside(const TableContents &table);
    Result<> pauseAfter(const Error &error);

    db::Session &m_from;
    db::Session &m_to;
    TransferSteps &m_steps;
    db::Transaction m_snapshot{m_from};
    Manifest m_manifest;
    TransferReport m_report;
    int m_failures = 0; //!< Since a chunk last got through.
};

Result<TransferReport> Move::run()
{
    m_steps.enter(Stage::Checking);
    return readSource()
        .and_then([this] { return refuseItself(); })
        .and_then([this] { return checkTarget(); })
        .and_then([this] {
            m_steps.enter(Stage::Tables);
            return makeTables(m_to, m_manifest, m_steps);
        })
        .and_then([this] { return carryRecords(); })
        .and_then([this] { return finishRecords(); })
        .and_then([this] {
            m_steps.enter(Stage::Tables);
            return makeIndexes(m_to, m_manifest, m_steps, m_report.notes);
        })
        .and_then([this] { return carryBeside(); })
        .map([this] {
            catchUp(m_to, m_manifest.rows());
            analyse(m_to);
            return m_report;
        });
}

Result<> Move::readSource()
{
    return beginSnapshot(m_snapshot)
        .and_then([this] { return readManifest(m_from, &m_report.notes); })
        .map([this](const Manifest &manifest) {
            m_manifest = manifest;
            m_report.count = manifest.count();
        });
}

//! One database can have many addresses. A lock that is seen from both ends tells that they are one.
Result<> Move::refuseItself()
{
    const auto key = qint64(QRandomGenerator::global()->generate64() >> 2);
    const auto locked = m_from.run("SELECT pg_advisory_xact_lock_shared($1::bigint)", {key});
    if (!locked)
        return passOn(locked);
    const auto seen = m_to.run("SELECT EXISTS (SELECT FROM pg_locks"
                               " WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint = $1::bigint >> 32"
                               "   AND objid::bigint = $1::bigint & 4294967295"
                               "   AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
                               {key});
    if (!seen)
        return passOn(seen);
    if (seen->boolean(0, 0)) {
        return failure(ErrorKind::Invalid,
                       Text::tr("This is the address of the catalogue that is to be moved. Give the address of "
                                "another database."));
    }
    return {};
}

Result<> Move::checkTarget()
{
    return lookAtTarget(m_to).and_then(
        [this](TargetState state) { return state == TargetState::Holding ? checkBeginning() : removeLeftovers(m_to); });
}

//! Goes on only where what is there is the beginning of what is here.
Result<> Move::checkBeginning()
{
    return resumePoint(m_from, m_to, m_manifest.tables).and_then([this](const auto &records) -> Result<> {
        if (!records) {
            return failure(ErrorKind::Conflict,
                           Text::tr("The database holds authors or books already, and they are not the beginning "
                                    "of this catalogue. Nothing was changed. Choose an empty database."));
        }
        m_report.alreadyThere = *records;
        return {};
    });
}

Result<> Move::carryRecords()
{
    m_steps.enter(Stage::Records, m_manifest.rows());
    m_steps.add(m_report.alreadyThere);
    for (const TableContents &table : std::as_const(m_manifest.tables)) {
        if (table.definition().isBeside())
            continue;
        if (const auto carried = carryTable(table); !carried)
            return carried;
    }
    return {};
}

Result<> Move::carryTable(const TableContents &table)
{
    for (;;) {
        const auto rows = carryChunk(table);
        if (rows && *rows == 0)
            return {};
        if (!rows) {
            if (const auto paused = pauseAfter(rows.error()); !paused)
                return paused;
            continue;
        }
        m_failures = 0;
        m_steps.add(*rows);
    }
}

//! The next rows, in one transaction; 0 when all are there. Where they begin is asked each time, so that a COMMIT whose
//! answer was lost does no harm.
Result<qint64> Move::carryChunk(const TableContents &table)
{
    db::Transaction transaction(m_to);
    const auto after =
        beginWriting(transaction, lockStatement() + highestKeyStatement(table)).map([](const db::Rows &rows) {
            return rows.integer(0, 0);
        });
    if (!after)
        return after;
    const auto upTo = nextKey(m_from, table, *after, chunkRows);
    if (!upTo || *upTo == 0)
        return upTo;

    TableLoader arrival(m_to, table);
    if (const auto begun = arrival.begin(); !begun)
        return passOn(begun);
    const auto sent = db::copyOut(m_from, copyOutStatement(table, *after, *upTo),
                                  [&arrival](QByteArrayView row) { return arrival.put(row); });
    if (!sent)
        return failure(told(sent.error()));
    const auto arrived = arrival.finish();
    if (!arrived)
        return arrived;
    if (const auto committed = transaction.commit(); !committed)
        return failure(told(committed.error()));
    return *arrived;
}

//! Only what a new link can mend is worth another try, and only while the snapshot lasts.
Result<> Move::pauseAfter(const Error &error)
{
    const bool isLink = error.kind == ErrorKind::Offline || error.kind == ErrorKind::OutcomeUnknown;
    if (!isLink || !m_from.inTransaction()) {
        if (!isLink)
            return failure(error);
        return failure(ErrorKind::Offline,
                       Text::tr("The connection to the catalogue that is moved was lost. What has arrived stays "
                                "in the new database: start the move again, and it goes on from there."),
                       error.detail);
    }
    if (++m_failures > longestPatience) {
        return failure(ErrorKind::Offline,
                       Text::tr("The connection to the new database was lost. What has arrived stays there: "
                                "start the move again, and it goes on from there."),
                       error.detail);
    }
    qCInfo(logDb) << "the move goes on after a lost link:" << error.detail;
    // On the server that still answers, because a statement can be interrupted.
    const auto paused = m_from.run("SELECT pg_sleep($1::int / 2.0)", {m_failures - 1});
    if (!paused)
        return passOn(paused);
    return {};
}

Result<> Move::finishRecords()
{
    m_steps.enter(Stage::Comparing);
    QList<TableContents> tables;
    for (const TableContents &table : std::as_const(m_manifest.tables)) {
        if (table.definition().isBeside())
            continue;
        if (const auto advanced = advanceSequence(m_to, table); !advanced)
            return advanced;
        tables += table;
    }
    return compare(m_to, tables);
}

Result<> Move::carryBeside()
{
    const auto present = findTables(m_to);
    if (!present)
        return passOn(present);
    for (const TableContents &table : std::as_const(m_manifest.tables)) {
        if (!table.definition().isBeside() || table.rows == 0)
            continue;
        const bool isThere = std::any_of(present->cbegin(), present->cend(),
                                         [&table](const auto &each) { return each.table == table.table; });
        if (!isThere) {
            m_report.notes += leftOutNote(table);
        } else if (const auto carried = carryBeside(table); !carried) {
            return carried;
        }
    }
    return {};
}

Result<> Move::carryBeside(const TableContents &table)
{
    db::Transaction transaction(m_to);
    TableLoader arrival(m_to, table);
    const auto begun = beginWriting(transaction).and_then([&arrival](const db::Rows &) { return arrival.begin(); });
    if (!begun)
        return begun;
    const auto sent =
        db::copyOut(m_from, copyOutStatement(table), [&arrival](QByteArrayView row) { return arrival.put(row); });
    if (!sent)
        return failure(told(sent.error()));
    const auto arrived = arrival.finish().and_then([this, &table](qint64) { return compare(m_to, {table}); });
    if (!arrived)
        return arrived;
    const auto committed = transaction.commit();
    return committed.map_error(told);
}

} // namespace

Result<TransferReport> moveCatalogue(db::Session &from, db::Session &to, const Transfer::Progress &progress)
{
    QElapsedTimer clock;
    clock.start();
    TransferSteps steps(progress);
    const auto report = Move(from, to, steps).run();
    if (report)
        qCInfo(logDb) << "moved:" << report->count.all() << "rows in" << clock.elapsed() << "ms";
    return report;
}

} // namespace catalpa::transfer
