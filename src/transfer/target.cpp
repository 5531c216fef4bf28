// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/target.h"

#include "base/text.h"

#include "base/logging.h"
#include "migrate/run/runner.h"
#include "transfer/transferprogress.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::transfer {
namespace {

constexpr int oldestServer = 120000; //!< As server_version_num.

Failure foreign()
{
    return failure(ErrorKind::Conflict,
                   Text::tr("The database has tables named authors or books that are not a catalogue's. Nothing "
                            "was changed. Choose another database."));
}

QStringList namesIn(const migrate::Bundle &bundle)
{
    QStringList names;
    for (const Migration &migration : bundle.migrations)
        names += migration.name;
    return names;
}

//! Up to the last one of \a schema that the copied database had; of a database without a record, all or none.
std::optional<MigrationSelection> selectionFor(const migrate::Bundle &bundle, const Manifest &manifest, bool allElse)
{
    const QStringList names = namesIn(bundle);
    QString last = manifest.lastMigration(bundle.schema, names);
    if (last.isEmpty() && allElse && !names.isEmpty())
        last = names.last();
    if (last.isEmpty())
        return std::nullopt;
    return MigrationSelection{MigrationSelection::Extent::UpTo, {bundle.schema, last}};
}

Result<> applySome(db::Session &session, const QString &schema, const Manifest &manifest, bool allElse,
                   TransferSteps &steps)
{
    return migrate::bundledMigrations().and_then([&](const QList<migrate::Bundle> &bundles) -> Result<> {
        const migrate::Bundle *bundle = migrate::bundleOf(bundles, schema);
        const auto selection = bundle ? selectionFor(*bundle, manifest, allElse) : std::nullopt;
        if (!selection)
            return {};
        const auto report = migrate::Runner(session, bundles).apply(*selection, [&steps](const MigrationEvent &event) {
            if (event.kind == MigrationEvent::Kind::Started)
                steps.reach(event.index, event.count);
        });
        if (!report)
            return passOn(report);
        if (report->failure)
            return failure(report->failure->error);
        return {};
    });
}

bool haveColumns(const QList<TableContents> &present, const QList<TableContents> &wanted)
{
    return std::all_of(wanted.cbegin(), wanted.cend(), [&present](const TableContents &table) {
        if (table.definition().isBeside())
            return true;
        const auto found = std::find_if(present.cbegin(), present.cend(),
                                        [&table](const auto &each) { return each.table == table.table; });
        return found != present.cend()
            && std::all_of(table.columns.cbegin(), table.columns.cend(),
                           [&found](const QByteArray &column) { return found->columns.contains(column); });
    });
}

constexpr auto targetQuery = R"(
        SELECT current_setting('server_encoding'),
               pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on',
               current_setting('server_version_num')::int,
               current_setting('server_version'),
               to_regclass('public.authors') IS NOT NULL,
               to_regclass('public.books') IS NOT NULL,
               (SELECT count(*) FROM pg_class c
                 WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p')
                   AND relname NOT IN ('authors', 'books', '_prisma_migrations')
                   AND NOT EXISTS (SELECT FROM pg_depend d
                                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')))";

//! Why the server cannot keep a catalogue, whatever is in the database.
Result<> checkServer(const db::Rows &found)
{
    if (found.integer(0, 2) < oldestServer) {
        return failure(ErrorKind::Conflict,
                       Text::tr("The server has PostgreSQL %1, which is too old for a catalogue. Choose one with "
                                "PostgreSQL 12 or newer.")
                           .arg(found.text(0, 3)));
    }
    if (found.boolean(0, 1))
        return failure(ErrorKind::Rights, Text::tr("This connection may only read. Nothing was changed."));
    if (found.text(0, 0) != "UTF8"_L1) {
        return failure(ErrorKind::Conflict,
                       Text::tr("The database has the encoding %1, which cannot hold every name. Nothing was "
                                "changed. Choose a database with the encoding UTF8.")
                           .arg(found.text(0, 0)));
    }
    return {};
}

} // namespace

Result<TargetState> lookAtTarget(db::Session &session)
{
    const auto found = session.run(targetQuery);
    if (!found)
        return passOn(found);
    if (const auto fit = checkServer(*found); !fit)
        return passOn(fit);
    const bool authors = found->boolean(0, 4);
    if (authors != found->boolean(0, 5))
        return foreign();
    if (!authors && found->integer(0, 6) > 0) {
        return failure(ErrorKind::Conflict,
                       Text::tr("The database holds %n other table(s), and a catalogue keeps to a database of its "
                                "own. Nothing was changed. Choose an empty one.",
                                nullptr, int(found->integer(0, 6))));
    }
    if (!authors)
        return TargetState::Bare;
    if (!findTables(session))
        return foreign();
    const auto rows = session.run("SELECT EXISTS (SELECT FROM public.authors) OR EXISTS (SELECT FROM public.books)");
    if (!rows)
        return passOn(rows);
    return rows->boolean(0, 0) ? TargetState::Holding : TargetState::EmptyCatalogue;
}

Result<> removeLeftovers(db::Session &session)
{
    const auto mayRemove = session.run(
        "SELECT coalesce(has_function_privilege(to_regprocedure('catalpa.remove_lost_details()'), 'EXECUTE'), false)");
    if (!mayRemove)
        return passOn(mayRemove);
    if (!mayRemove->boolean(0, 0))
        return {};
    return session.run("SELECT catalpa.remove_lost_details()").map([](const db::Rows &) {});
}

Result<> makeTables(db::Session &session, const Manifest &manifest, TransferSteps &steps)
{
    const auto present = findTables(session);
    if (present && haveColumns(*present, manifest.tables))
        return {};
    if (!present && present.error().kind != ErrorKind::Schema)
        return passOn(present);
    return applySome(session, u"public"_s, manifest, true, steps);
}

Result<> makeIndexes(db::Session &session, const Manifest &manifest, TransferSteps &steps, QStringList &notes)
{
    const auto made = applySome(session, u"catalpa"_s, manifest, false, steps);
    if (!made && made.error().kind == ErrorKind::Cancelled)
        return made;
    if (!made) {
        qCWarning(logMigrate) << "own migrations not applied:" << made.error().detail;
        notes += Text::tr("All records have arrived, but not everything that makes search quick: %1 Open the "
                          "migrations there to try again.")
                     .arg(made.error().message);
    }
    return {};
}

Result<> compare(db::Session &session, const QList<TableContents> &tables)
{
    for (const TableContents &table : tables) {
        const auto arrived = measured(session, table);
        if (!arrived)
            return passOn(arrived);
        if (!arrived->holdsTheSame(table)) {
            return failure(ErrorKind::Unexpected,
                           Text::tr("What has arrived is not the same as what was sent, so it is not to be "
                                    "trusted. The technical details say more."),
                           u"%1: %2 rows (%3), and %4 (%5) were sent"_s.arg(QString::fromLatin1(table.table))
                               .arg(arrived->rows)
                               .arg(QString::fromLatin1(arrived->fingerprint))
                               .arg(table.rows)
                               .arg(QString::fromLatin1(table.fingerprint)));
        }
    }
    return {};
}

QByteArray lockStatement()
{
    return "LOCK TABLE public.authors, public.books IN SHARE ROW EXCLUSIVE MODE; ";
}

void catchUp(db::Session &session, qint64 rows)
{
    constexpr qint64 atOnce = 20'000;
    // Also more than a list would wait for: each book with a language is noted as it arrives.
    const auto isPending = [&session] {
        const auto now = session.run("SELECT is_pending FROM catalpa.reading_pending");
        return now && now->boolean(0, 0);
    };
    for (qint64 times = 2 * rows / atOnce + 10; times > 0 && isPending(); --times) {
        const auto taken = session.run("INSERT INTO catalpa.upkeep (most) VALUES (20000)", {}, 10min);
        if (!taken) {
            qCInfo(logDb) << "the reading index was not brought up to date:" << taken.error().detail;
            return;
        }
    }
}

void analyse(db::Session &session)
{
    if (const auto done = session.run("ANALYZE public.authors, public.books", {}, 10min); !done)
        qCInfo(logDb) << "no ANALYZE:" << done.error().detail;
}

} // namespace catalpa::transfer
