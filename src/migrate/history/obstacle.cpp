// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/obstacle.h"

#include "base/text.h"
#include "core/migration/schemahistory.h"
#include "migrate/losses/losswarnings.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! True when the migrations of \a steps speak of one of \a tables, so that it was perhaps made by them.
bool speakOf(const QList<MigrationStep> &steps, const QStringList &tables)
{
    return std::any_of(tables.cbegin(), tables.cend(), [&steps](const QString &table) {
        const QRegularExpression name(u"\\b%1\\b"_s.arg(QRegularExpression::escape(table)),
                                      QRegularExpression::CaseInsensitiveOption);
        return std::any_of(steps.cbegin(), steps.cend(), [&name](const MigrationStep &step) {
            return name.match(QString::fromUtf8(step.migration.sql)).hasMatch();
        });
    });
}

// Prisma's P3005, told apart: a catalogue that another tool has made is something else than somebody's database.
Error foreignTables(const QList<MigrationStep> &steps, const QStringList &tables)
{
    Error error{ErrorKind::Schema, {}, u"no _prisma_migrations beside: "_s + tables.join(u", "_s)};
    if (speakOf(steps, tables)) {
        error.message = Text::tr("This database has tables that these migrations make, for example “%1”, but no record "
                                 "of how they were made, so nothing was changed. Adopt the tables: then they are "
                                 "compared with the migrations, and what is there is recorded.")
                            .arg(tables.first());
    } else if (std::none_of(steps.cbegin(), steps.cend(),
                            [](const MigrationStep &step) { return step.migration.schema == "catalpa"_L1; })) {
        error.message = Text::tr("This database has %n other table(s), for example “%1”, and no record of migrations, "
                                 "so nothing was changed. Give an empty database; or, when the first migrations are "
                                 "what made these tables, mark those as applied.",
                                 nullptr, int(tables.size()))
                            .arg(tables.first());
    } else {
        error.message = Text::tr("This database has %n other table(s), for example “%1”, and no catalogue. "
                                 "Create an empty database for the catalogue and connect to that.",
                                 nullptr, int(tables.size()))
                            .arg(tables.first());
    }
    return error;
}

Error failedMigration(const MigrationStep &failed)
{
    if (failed.takingBack) {
        return {ErrorKind::Schema,
                Text::tr("“%1” is not taken back completely. Undo it again; then the others can be applied.")
                    .arg(failed.migration.title()),
                failed.logs};
    }
    return {ErrorKind::Schema,
            Text::tr("The migration “%1” was started on %2 and did not finish. When its changes are in the database, "
                     "mark it as applied; when they are not, mark it as rolled back. Then the others can be applied.")
                .arg(failed.migration.name, failed.startedAt.toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)),
            failed.logs};
}

std::optional<Error> strangeLedger(const Ledger &ledger)
{
    if (!ledger.missingColumns.isEmpty()) {
        return Error{ErrorKind::Schema,
                     Text::tr("This database has a table “_prisma_migrations” that is not a record of migrations as "
                              "Prisma and Catalpa keep it. Connect to another database."),
                     u"missing columns: "_s + ledger.missingColumns.join(u", "_s)};
    }
    if (ledger.exists && !ledger.mayRead) {
        return Error{ErrorKind::Rights,
                     Text::tr("Your role in this database may not read which migrations were applied. Ask whoever "
                              "looks after it."),
                     u"no SELECT on _prisma_migrations"_s};
    }
    return {};
}

std::optional<Error> missingRights(const Ledger &ledger)
{
    if (ledger.readOnly) {
        return Error{ErrorKind::Rights,
                     Text::tr("This connection may only read, so the migrations cannot be applied through it."),
                     u"transaction_read_only is on"_s};
    }
    if (!ledger.mayCreate || (ledger.exists && !ledger.mayWrite)) {
        return Error{ErrorKind::Rights,
                     Text::tr("Your role in this database may not change its tables. Ask whoever looks after it to "
                              "apply the migrations."),
                     ledger.mayCreate ? u"no INSERT and UPDATE on _prisma_migrations"_s : u"no CREATE on the schema"_s};
    }
    return {};
}

Error otherEncoding(const QString &encoding)
{
    return {ErrorKind::Schema,
            Text::tr("This database has the encoding %1, and what Catalpa adds for search and order needs UTF8. "
                     "The catalogue works without it, more slowly. To have it, create a database with "
                     "ENCODING 'UTF8' and TEMPLATE template0, and copy the catalogue to it.")
                .arg(encoding),
            u"server_encoding is not UTF8"_s};
}

//! What would run with the rights of whoever applies migrations.
Error notOurs(const QStringList &strange)
{
    return {ErrorKind::Rights,
            Text::tr("In the schema “catalpa” stands what Catalpa has not made, and what would run with your rights if "
                     "you applied the migrations: %1. Nothing was changed. If it is meant to be there, the role to "
                     "which it belongs can apply them, or a superuser can make it its own; otherwise remove it first.")
                .arg(firstOf(strange, 5)),
            u"not ours: "_s + strange.join(u", "_s)};
}

} // namespace

Error halfWay(const QString &title)
{
    return {ErrorKind::Schema, Text::tr("“%1” stopped half-way. Apply or take back that one first.").arg(title),
            u"another row in the ledger has not finished"_s};
}

std::optional<Error> unfinishedBeside(const Bundle &bundle, const QList<LedgerRow> &rows, const QString &name)
{
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [&name](const LedgerRow &each) {
        return !each.isFinished() && !each.isRolledBack() && each.name != name;
    });
    if (row == rows.cend())
        return {};
    const Migration *migration = bundle.find(row->name);
    return halfWay(migration ? migration->title() : Migration{row->name, {}}.title());
}

std::optional<Error> obstacleToBeginning(const OwnObjects &own)
{
    if (own.encoding.isEmpty() || own.encoding == "UTF8"_L1)
        return {};
    return Error{ErrorKind::Schema,
                 Text::tr("This database has the encoding %1, which cannot hold every name and title, so no catalogue "
                          "was begun in it. Create a database with ENCODING 'UTF8' and TEMPLATE template0, and connect "
                          "to that.")
                     .arg(own.encoding),
                 u"server_encoding is not UTF8"_s};
}

std::optional<Error> obstacleBeside(const OwnObjects &own)
{
    if (!own.encoding.isEmpty() && own.encoding != "UTF8"_L1)
        return otherEncoding(own.encoding);
    if (!own.elsewhere.isEmpty()) {
        return Error{ErrorKind::Schema,
                     Text::tr("What Catalpa keeps beside the tables is in the schema “%1” now, and has to be in "
                              "“catalpa”. Its owner can rename it: ALTER SCHEMA \"%1\" RENAME TO catalpa. If there is "
                              "a schema “catalpa” beside it, that has to get another name first.")
                         .arg(own.elsewhere),
                     u"triggers on the tables call functions of another schema"_s};
    }
    if (!own.distrusted.isEmpty()) {
        return Error{
            ErrorKind::Rights,
            Text::tr(
                "What Catalpa keeps in the schema “catalpa” would belong to the role “%1”, which may not put "
                "triggers on the tables public.authors and public.books; with it, that role could act for everybody "
                "who writes there. Whoever owns the schema can give it to the owner of the tables: ALTER SCHEMA "
                "catalpa OWNER TO …; or, if “%1” is to be trusted, the owner of the tables can say so: GRANT "
                "TRIGGER ON public.authors, public.books TO \"%1\".")
                .arg(own.distrusted),
            u"the owner of the schema catalpa has no right TRIGGER on the tables"_s};
    }
    if (!own.strange.isEmpty())
        return notOurs(own.strange);
    if (!own.actsForOwner) {
        return Error{
            ErrorKind::Rights,
            Text::tr("What Catalpa keeps in the schema “catalpa” belongs to the role “%1”. Only that role, one "
                     "that is a member of it, or a superuser can apply these migrations: connect as one of "
                     "them.")
                .arg(own.owner),
            u"no membership in the owner of the schema catalpa"_s};
    }
    return {};
}

std::optional<Error> obstacle(const Ledger &ledger, const QList<MigrationStep> &steps)
{
    if (auto strange = strangeLedger(ledger))
        return strange;
    const auto failed = std::find_if(steps.cbegin(), steps.cend(), [](const MigrationStep &step) {
        return step.state == MigrationState::Failed && !step.resumable;
    });
    if (failed != steps.cend())
        return failedMigration(*failed);
    if (std::none_of(steps.cbegin(), steps.cend(), canBeApplied))
        return {};
    if (!ledger.exists && !ledger.otherTables.isEmpty())
        return foreignTables(steps, ledger.otherTables);
    return missingRights(ledger);
}

} // namespace catalpa::migrate
