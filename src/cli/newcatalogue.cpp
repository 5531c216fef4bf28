// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/newcatalogue.h"

#include "base/futures.h"
#include "base/text.h"
#include "db/executor.h"
#include "migrate/pgschemahistory.h"
#include "store/inspect.h"

#include <QtCore/QLocale>

namespace catalpa::cli {
namespace {

using Level = CatalogueCapabilities::Level;

//! Nothing is left to make, so nobody can be about to make it.
bool isComplete(const CatalogueCapabilities &seen)
{
    return seen.level == Level::Catalogue && seen.hasCountry && seen.hasSearchIndexes && seen.hasSortKeys
        && seen.hasReceipts && seen.hasHistory;
}

Result<CatalogueCapabilities> inspect(store::PgCatalogue &catalogue, const Context &context)
{
    return await(catalogue.inspect(QLocale().uiLanguages()), context.interruption);
}

Result<bool> isUntouched(const ConnectionAddress &address, const Context &context)
{
    auto reads = std::make_unique<db::Executor>(address);
    auto untouched =
        await(reads->read([](db::Session &session) { return store::isUntouched(session); }), context.interruption);
    db::Executor::retire(std::move(reads));
    return untouched;
}

//! Whoever makes the tables holds it from before the first until after the last, so that nobody takes them half made.
Result<std::shared_ptr<platform::FileLock>> lockTables(const local::LocalLease &lease, const Context &context)
{
    return await(inBackground([lease] {
                     return lease.lockTables().map([](platform::FileLock &&lock) {
                         return std::make_shared<platform::FileLock>(std::move(lock));
                     });
                 }),
                 context.interruption);
}

Result<> makeTables(const ConnectionAddress &address, const Context &context)
{
    migrate::PgSchemaHistory history(address);
    const auto report = await(history.apply({}, {}), context.interruption);
    if (!report)
        return passOn(report);
    if (report->failure)
        return failure(report->failure->error);
    if (context.commandLine.verbose())
        printNote(Text::tr("The catalogue on this computer is new; its tables were made."));
    return {};
}

} // namespace

Result<CatalogueCapabilities> inspectOrMake(store::PgCatalogue &catalogue, Context &context)
{
    const auto seen = inspect(catalogue, context);
    if (!seen || !context.isOwnCatalogue || isComplete(*seen))
        return seen;

    const auto lock = lockTables(*context.lease, context);
    if (!lock)
        return passOn(lock);
    const platform::FileLock held = std::move(**lock);
    const auto again = inspect(catalogue, context);
    if (!again || again->level != Level::Empty)
        return again;
    const auto untouched = isUntouched(catalogue.address(), context);
    if (!untouched)
        return passOn(untouched);
    if (!*untouched)
        return again;
    if (const auto made = makeTables(catalogue.address(), context); !made)
        return passOn(made);
    return inspect(catalogue, context);
}

} // namespace catalpa::cli
