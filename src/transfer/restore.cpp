// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/restore.h"

#include "base/text.h"

#include "base/logging.h"
#include "platform/regularfile.h"
#include "transfer/archive.h"
#include "transfer/backup.h"
#include "transfer/tableloader.h"
#include "transfer/target.h"
#include "transfer/transferprogress.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::transfer {
namespace {

using Stage = TransferProgress::Stage;

Failure notEmpty()
{
    return failure(ErrorKind::Conflict,
                   Text::tr("The database holds authors or books already, and a copy is put into an empty one only, "
                            "so that nothing is mixed or lost. Nothing was changed. Choose an empty database."));
}

//! Reads the rows of \a table from the file and, with an \a arrival, brings them.
Result<> carryTable(ArchiveReader &archive, const TableContents &table, TableLoader *arrival, TransferSteps &steps)
{
    auto carried = archive.beginTable(table);
    if (carried && arrival)
        carried = arrival->begin();
    for (bool more = true; carried && more;) {
        const qint64 before = archive.rowsRead();
        const auto rows = archive.rows();
        if (!rows)
            return passOn(rows);
        more = !rows->isEmpty();
        if (more && arrival)
            carried = arrival->put(*rows);
        steps.add(archive.rowsRead() - before);
    }
    if (!carried || !arrival)
        return carried;
    return arrival->finish().and_then([&table](qint64 rows) -> Result<> {
        if (rows != table.rows)
            return damaged(u"the server counts %1 rows of %2"_s.arg(rows).arg(table.rows));
        return {};
    });
}

QList<TableContents> sharedTables(const Manifest &manifest)
{
    QList<TableContents> tables;
    for (const TableContents &table : manifest.tables) {
        if (!table.definition().isBeside())
            tables += table;
    }
    return tables;
}

//! Whether a COMMIT whose answer was lost has been carried out.
Result<> lookWhetherItIsThere(db::Session &session, const QList<TableContents> &tables, const Error &lost)
{
    const auto compared = compare(session, tables);
    if (compared)
        return {};
    return compared.error().kind == ErrorKind::Unexpected ? failure(Error(db::linkEnded(lost.detail))) : failure(lost);
}

//! Authors and books, in one transaction.
Result<> carryRecords(db::Session &session, ArchiveReader &archive, const Manifest &manifest, TransferSteps &steps)
{
    const QList<TableContents> tables = sharedTables(manifest);
    db::Transaction transaction(session);
    auto carried = beginWriting(transaction, lockStatement())
                       .and_then([&](const db::Rows &) { return lookAtTarget(session); })
                       .and_then([&session](TargetState state) -> Result<> {
                           return state == TargetState::Holding ? notEmpty() : removeLeftovers(session);
                       });
    for (const TableContents &table : tables) {
        if (!carried)
            return carried;
        TableLoader arrival(session, table);
        carried = carryTable(archive, table, &arrival, steps);
    }
    if (!carried)
        return carried;
    steps.enter(Stage::Comparing);
    if (carried = compare(session, tables); !carried)
        return carried;
    for (const TableContents &table : tables) {
        if (const auto advanced = advanceSequence(session, table); !advanced)
            return advanced;
    }
    const auto committed = transaction.commit();
    if (!committed && committed.error().kind == ErrorKind::OutcomeUnknown)
        return lookWhetherItIsThere(session, tables, committed.error());
    return committed.map_error(told);
}

//! What stands beside authors and books.
Result<> carryBeside(db::Session &session, ArchiveReader &archive, const Manifest &manifest, TransferSteps &steps,
                     QStringList &notes)
{
    const auto present = findTables(session);
    if (!present)
        return passOn(present);
    for (const TableContents &table : manifest.tables) {
        if (!table.definition().isBeside())
            continue;
        const bool isThere = std::any_of(present->cbegin(), present->cend(),
                                         [&table](const auto &each) { return each.table == table.table; });
        if (!isThere) {
            if (table.rows > 0)
                notes += leftOutNote(table);
            if (const auto passed = carryTable(archive, table, nullptr, steps); !passed)
                return passed;
            continue;
        }
        db::Transaction transaction(session);
        TableLoader arrival(session, table);
        const auto carried =
            beginWriting(transaction)
                .and_then([&](const db::Rows &) { return carryTable(archive, table, &arrival, steps); })
                .and_then([&] { return compare(session, {table}); });
        if (!carried)
            return carried;
        if (const auto committed = transaction.commit(); !committed)
            return failure(told(committed.error()));
    }
    return {};
}

Result<TransferReport> carryAll(db::Session &session, QIODevice &device, TransferSteps &steps)
{
    ArchiveReader archive(device);
    const auto manifest = archive.begin();
    if (!manifest)
        return passOn(manifest);
    TransferReport report{.count = manifest->count()};
    steps.enter(Stage::Tables);
    return makeTables(session, *manifest, steps)
        .and_then([&] {
            steps.enter(Stage::Records, manifest->rows());
            return carryRecords(session, archive, *manifest, steps);
        })
        .and_then([&] {
            steps.enter(Stage::Tables);
            return makeIndexes(session, *manifest, steps, report.notes);
        })
        .and_then([&] { return carryBeside(session, archive, *manifest, steps, report.notes); })
        .map([&] {
            catchUp(session, manifest->rows());
            analyse(session);
            return report;
        });
}

} // namespace

Result<TransferReport> restoreCopy(db::Session &session, const QString &file, const Transfer::Progress &progress)
{
    QElapsedTimer clock;
    clock.start();
    // The whole file is read and checked before the database is touched.
    if (const auto checked = checkCopy(file, progress, session.interrupt()); !checked)
        return passOn(checked);
    const auto state = lookAtTarget(session);
    if (!state)
        return passOn(state);
    if (*state == TargetState::Holding)
        return notEmpty();
    const auto device = platform::openRegularFile(file);
    if (!device)
        return passOn(device);
    TransferSteps steps(progress);
    const auto report = carryAll(session, **device, steps);
    if (report)
        qCInfo(logDb) << "copy restored:" << report->count.all() << "rows in" << clock.elapsed() << "ms";
    return report;
}

} // namespace catalpa::transfer
