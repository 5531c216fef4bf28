// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookexchange.h"

#include "base/futures.h"
#include "db/runalone.h"
#include "platform/wholefile.h"
#include "store/exports/exportrun.h"
#include "store/imports/earlierimports.h"
#include "store/imports/importrun.h"

namespace catalpa::store {
namespace {

constexpr int mostImports = 20;

} // namespace

QFuture<Result<exchange::FilePreview>> PgBookExchange::preview(const exchange::FileWishes &wishes)
{
    return inBackground([wishes] { return exchange::readPreview(wishes); });
}

QFuture<Result<exchange::ImportReport>> PgBookExchange::import(const ConnectionAddress &to,
                                                               const CatalogueCapabilities &capabilities,
                                                               const exchange::ImportWishes &wishes, Stop stop,
                                                               Progress progress)
{
    return db::runAlone(to,
                        [capabilities, wishes, stop = std::move(stop),
                         progress = std::move(progress)](db::Session &session) -> Result<exchange::ImportReport> {
                            exchange::ImportReport report;
                            report.isDry = wishes.isDry;
                            report.addsDoubles = wishes.addsDoubles;
                            ImportRun run(session, capabilities, report);
                            run.follow(stop, progress);
                            const auto done = wishes.items ? run.run(*wishes.items) : run.run(wishes.file);
                            const bool isKnown = done || done.error().kind != ErrorKind::OutcomeUnknown;
                            if (!done && isKnown && report.writtenBooks == 0)
                                return passOn(done);
                            if (!done)
                                report.error = done.error();
                            if (report.error && report.writtenBooks == 0 && !report.isDry)
                                return failure(report.error->kind, report.error->message);
                            return report;
                        });
}

QFuture<Result<QList<exchange::EarlierImport>>> PgBookExchange::imports(const ConnectionAddress &of)
{
    return db::runAlone(of, [](db::Session &session) { return earlierImports(session, mostImports); });
}

QFuture<Result<QList<BatchObstacle>>> PgBookExchange::takeBack(const ConnectionAddress &in, const QString &batch,
                                                               const QString &token)
{
    return db::runAlone(in, [batch, token](db::Session &session) { return takeImportBack(session, batch, token); });
}

QFuture<Result<exchange::ExportReport>> PgBookExchange::write(const ConnectionAddress &from,
                                                              const CatalogueCapabilities &capabilities,
                                                              const exchange::ExportWishes &wishes, Stop stop,
                                                              Progress progress)
{
    return db::runAlone(
        from, [capabilities, wishes, stop = std::move(stop), progress = std::move(progress)](db::Session &session) {
            session.setInterrupt([stop, before = session.interrupt()] { return *stop || (before && before()); });
            return exportToFile(session, capabilities, wishes, stop, progress);
        });
}

Result<exchange::ExportReport> exportToFile(db::Session &session, const CatalogueCapabilities &capabilities,
                                            const exchange::ExportWishes &wishes,
                                            const exchange::BookExchange::Stop &stop,
                                            const exchange::BookExchange::Progress &progress)
{
    platform::WholeFile file(wishes.path, platform::WholeFile::Access::Usual);
    if (const auto begun = file.begin(); !begun)
        return passOn(begun);
    const auto writer = exchange::makeWriter(file, wishes.format, {.heading = wishes.heading});
    return ExportRun(session, capabilities, wishes, stop, progress)
        .run(*writer)
        .map_error([&file](Error error) {
            if (file.hasFailed())
                error.kind = file.failureKind();
            return error;
        })
        .and_then([&](const exchange::ExportReport &report) { return file.commit().map([&] { return report; }); });
}

} // namespace catalpa::store
