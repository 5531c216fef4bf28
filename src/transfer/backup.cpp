// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/backup.h"

#include "base/text.h"

#include "base/logging.h"
#include "db/copy.h"
#include "platform/regularfile.h"
#include "platform/wholefile.h"
#include "transfer/archive.h"
#include "transfer/transferprogress.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::transfer {
namespace {

using Stage = TransferProgress::Stage;

constexpr std::chrono::milliseconds longestSorting = 10min; //!< Until the first row comes; it can be interrupted.

Result<> writeTable(db::Session &session, ArchiveWriter &archive, const TableContents &table, TransferSteps &steps)
{
    if (const auto begun = archive.beginTable(table); !begun)
        return begun;
    const auto rows = db::copyOut(
        session, copyOutStatement(table),
        [&](QByteArrayView row) {
            steps.add(1);
            return archive.rows(row);
        },
        longestSorting);
    if (!rows)
        return failure(told(rows.error()));
    if (*rows != table.rows)
        return failure(ErrorKind::Unexpected, Text::tr("The catalogue could not be read as a whole. Try again."),
                       u"%1 rows instead of %2"_s.arg(*rows).arg(table.rows));
    return archive.endTable();
}

Result<Manifest> writeAll(db::Session &session, QIODevice &device, TransferSteps &steps, QStringList &notes)
{
    db::Transaction snapshot(session);
    if (const auto begun = beginSnapshot(snapshot); !begun)
        return passOn(begun);
    auto manifest = readManifest(session, &notes);
    if (!manifest)
        return manifest;
    steps.enter(Stage::Records, manifest->rows());
    ArchiveWriter archive(device);
    auto written = archive.begin(*manifest);
    for (const TableContents &table : std::as_const(manifest->tables)) {
        if (written)
            written = writeTable(session, archive, table, steps);
    }
    return written.and_then([&archive] { return archive.finish(); }).map([&manifest] { return *manifest; });
}

Failure cannotWrite(const QString &path, ErrorKind kind, const QString &reason)
{
    return failure(kind,
                   Text::tr("The file “%1” could not be written, so there is no copy. The system says: %2.")
                       .arg(QDir::toNativeSeparators(path), reason));
}

CopyContents contentsOf(const Manifest &manifest)
{
    constexpr int longestVersion = 30;
    return {.count = manifest.count(), .made = manifest.made, .program = manifest.program.left(longestVersion)};
}

} // namespace

Result<TransferReport> saveCopy(db::Session &session, const QString &file, const Transfer::Progress &progress)
{
    QElapsedTimer clock;
    clock.start();
    TransferSteps steps(progress);
    steps.enter(Stage::Checking);
    platform::WholeFile target(file, platform::WholeFile::Access::Usual);
    if (const auto begun = target.begin(); !begun && begun.error().detail.isEmpty())
        return passOn(begun); // It is not the system that says so.
    else if (!begun)
        return cannotWrite(file, begun.error().kind, begun.error().detail);
    TransferReport report;
    const auto manifest = writeAll(session, target, steps, report.notes);
    if (!manifest) {
        if (target.hasFailed())
            return cannotWrite(file, target.failureKind(), target.errorString());
        return passOn(manifest);
    }
    if (const auto committed = target.commit(); !committed)
        return cannotWrite(file, committed.error().kind, committed.error().detail);
    report.count = manifest->count();
    qCInfo(logDb) << "copy saved:" << manifest->rows() << "rows in" << clock.elapsed() << "ms";
    return report;
}

Result<CopyContents> lookIntoCopy(const QString &file)
{
    const auto device = platform::openRegularFile(file);
    if (!device)
        return passOn(device);
    return ArchiveReader(**device).begin().map(contentsOf);
}

Result<CopyContents> checkCopy(const QString &file, const Transfer::Progress &progress,
                               const std::function<bool()> &interrupted)
{
    const auto device = platform::openRegularFile(file);
    if (!device)
        return passOn(device);
    ArchiveReader archive(**device);
    const auto manifest = archive.begin();
    if (!manifest)
        return passOn(manifest);
    TransferSteps steps(progress);
    steps.enter(Stage::Checking, manifest->rows());
    for (const TableContents &table : manifest->tables) {
        auto begun = archive.beginTable(table);
        for (bool more = true; begun && more;) {
            if (interrupted && interrupted())
                return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
            const qint64 before = archive.rowsRead();
            begun = archive.rows().map([&](const QByteArray &rows) { more = !rows.isEmpty(); });
            steps.add(archive.rowsRead() - before);
        }
        if (!begun)
            return passOn(begun);
    }
    return archive.finish().map([&manifest] { return contentsOf(*manifest); });
}

} // namespace catalpa::transfer
