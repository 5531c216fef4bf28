// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/newcatalogue.h"

#include "base/futures.h"
#include "base/text.h"
#include "cli/tableslock.h"
#include "db/executor.h"
#include "local/localserver.h"
#include "migrate/pgschemahistory.h"
#include "store/inspect.h"

#include <QtCore/QLocale>

namespace catalpa::cli {
namespace {

using Level = CatalogueCapabilities::Level;

//! Nothing is left to make, so nobody can be about to make it.
bool isComplete(const CatalogueCapabilities &seen)
{
    return seen.level == Level::Catalogue && seen.hasCountry && seen.hasReadingIndex && seen.hasSortKeys
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
Result<std::shared_ptr<TablesLock>> lockTables(const Context &context)
{
    return await(inBackground([] {
                     return TablesLock::take({local::LocalServer().folder()}).map([](TablesLock &&lock) {
                         return std::make_shared<TablesLock>(std::move(lock));
                     });
                 }),
                 context.interruption);
}

//! One that is empty, and not because somebody has taken tables away; or one in which this was begun before.
Result<bool> isNew(const ConnectionAddress &address, Level level, const TablesLock &lock, const Context &context)
{
    if (lock.isBegun())
        return level != Level::Foreign;
    return level == Level::Empty ? isUntouched(address, context) : false;
}

Result<> makeTables(const ConnectionAddress &address, const TablesLock &lock, const Context &context)
{
    if (const auto begun = lock.begin(); !begun)
        return passOn(begun);
    migrate::PgSchemaHistory history(address);
    const auto report = await(history.apply({}, {}), context.interruption);
    if (!report)
        return passOn(report);
    if (report->failure)
        return failure(report->failure->error);
    lock.end();
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

    const auto taken = lockTables(context);
    if (!taken)
        return passOn(taken);
    const TablesLock lock = std::move(**taken);
    const auto again = inspect(catalogue, context);
    if (!again)
        return again;
    const auto isOurs = isNew(catalogue.address(), again->level, lock, context);
    if (!isOurs)
        return passOn(isOurs);
    if (!*isOurs)
        return again;
    if (const auto made = makeTables(catalogue.address(), lock, context); !made)
        return passOn(made);
    return inspect(catalogue, context);
}

} // namespace catalpa::cli
