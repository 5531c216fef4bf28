// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationstatesfixture.h"

#include "base/futures.h"

using namespace Qt::StringLiterals;

namespace catalpa::test {

ShownHistory::ShownHistory(std::optional<Result<SchemaStatus>> status)
    : shown(std::move(status))
{
    m_silence.start();
    m_looking.start();
    m_work.start();
}

QFuture<Result<SchemaStatus>> ShownHistory::status()
{
    return shown ? QtFuture::makeReadyFuture(*shown) : m_silence.future();
}

QFuture<Result<QList<ImpactReport>>> ShownHistory::impact(bool)
{
    return QtFuture::makeReadyFuture(impacts);
}

QFuture<Result<SchemaFindings>> ShownHistory::checkDrift()
{
    return findings ? QtFuture::makeReadyFuture(*findings) : m_looking.future();
}

void ShownHistory::find(const SchemaFindings &found)
{
    findings = found;
    m_looking.addResult(found);
    m_looking.finish();
}

QFuture<Result<MigrationReport>> ShownHistory::apply(MigrationSelection, Progress progress)
{
    return perform(progress);
}

QFuture<Result<DryRunReport>> ShownHistory::rehearse(MigrationSelection, Progress)
{
    return QtFuture::makeReadyFuture(rehearsal);
}

QFuture<Result<MigrationReport>> ShownHistory::undo(MigrationKey, Progress progress)
{
    return perform(progress);
}

QFuture<Result<>> ShownHistory::resolve(MigrationKey, Resolution)
{
    return QtFuture::makeReadyFuture(Result<>());
}

QFuture<Result<QList<MigrationKey>>> ShownHistory::adopt(QList<MigrationKey> seen)
{
    adopted = seen;
    return QtFuture::makeReadyFuture(Result<QList<MigrationKey>>(std::move(seen)));
}

QFuture<Result<MigrationReport>> ShownHistory::perform(const Progress &progress)
{
    for (const MigrationEvent &event : events)
        progress(event);
    return report ? QtFuture::makeReadyFuture(Result<MigrationReport>(*report)) : m_work.future();
}

QDateTime noon()
{
    return QDateTime(QDate(2025, 2, 3), QTime(12, 0), Qt::UTC);
}

MigrationStep step(const QString &name, MigrationState state, const QByteArray &sql, const QString &schema)
{
    MigrationStep step;
    step.migration = {name, sql, schema};
    step.state = state;
    if (state != MigrationState::Pending)
        step.startedAt = noon();
    if (state != MigrationState::Pending && state != MigrationState::Failed)
        step.finishedAt = noon().addMSecs(1'250);
    return step;
}

SchemaStatus everyState()
{
    MigrationStep applied = step(u"20250203204157_init"_s, MigrationState::Applied);
    applied.appliedBy = u"karel"_s;
    MigrationStep renamed = step(u"20250203204258_add_country"_s, MigrationState::Applied);
    renamed.recordedAs = u"20250210101010_country"_s;
    MigrationStep late = step(u"20250301090000_add_loans"_s, MigrationState::Pending);
    late.outOfOrder = true;
    MigrationStep failed = step(u"20250401090000_add_series_and_editions_of_books_with_a_very_long_name"_s,
                                MigrationState::Failed, "CREATE TABLE series (id int);\n");
    failed.logs = u"Database error 42501: permission denied"_s;
    const QString own = u"catalpa"_s;
    MigrationStep halfWay = step(u"20260101090000_books_by_author"_s, MigrationState::Failed,
                                 "CREATE INDEX CONCURRENTLY a ON books (author_id);\n", own);
    halfWay.resumable = true;
    halfWay.statementsDone = 2;
    SchemaStatus status;
    status.steps = {applied,
                    renamed,
                    step(u"20250220090000_add_notes"_s, MigrationState::Edited),
                    late,
                    step(u"20250315090000_add_shelves"_s, MigrationState::MissingHere, {}),
                    failed,
                    step(u"20250501090000_add_isbn"_s, MigrationState::RolledBack),
                    step(u"20250601090000_add_covers"_s, MigrationState::Pending),
                    halfWay,
                    step(u"20260102090000_search"_s, MigrationState::Pending, "SELECT 1;\n", own)};
    status.obstacles +=
        {u"public"_s, Error{ErrorKind::Schema, u"The migration “add_series” did not finish."_s, failed.logs}};
    status.server = u"catalogue on ep-cool-darkness-123456.eu-central-1.aws.neon.tech as librarian"_s;
    return status;
}

SchemaStatus twoSchemas()
{
    const QString own = u"catalpa"_s;
    MigrationStep init = step(u"20250203204157_init"_s, MigrationState::Applied, "CREATE TABLE authors ();\n");
    init.appliedBy = u"karel"_s;
    MigrationStep index =
        step(u"20261122100000_books_by_author"_s, MigrationState::Pending,
             "-- Title: Find the books of an author at once\n"
             "-- Every list of an author’s books reads all books today. An index makes it quick, also with a million "
             "books.\n"
             "\n"
             "CREATE INDEX CONCURRENTLY IF NOT EXISTS books_author_id_idx ON public.books (author_id);\n",
             own);
    index.migration.downSql = "DROP INDEX CONCURRENTLY IF EXISTS public.books_author_id_idx;\n";
    MigrationStep search = step(u"20261122100300_search_key"_s, MigrationState::Pending,
                                "-- Title: Search without accents\n"
                                "-- “capek” finds Čapek.\n"
                                "\n"
                                "CREATE FUNCTION search_key(text) RETURNS text LANGUAGE sql IMMUTABLE\n"
                                "    AS $$ SELECT lower($1) $$;\n",
                                own);
    search.migration.downSql = "DROP FUNCTION search_key(text);\n";
    const MigrationStep drop = step(u"20261122100400_drop_notes"_s, MigrationState::Pending,
                                    "ALTER TABLE public.books DROP COLUMN notes;\n"
                                    "ALTER TABLE public.books ALTER COLUMN title TYPE varchar(500);\n",
                                    own);
    SchemaStatus status;
    status.steps = {init, step(u"20250203204258_add_country"_s, MigrationState::Applied), index, search, drop};
    status.server = u"catalogue on ep-cool-darkness-123456.eu-central-1.aws.neon.tech as librarian"_s;
    return status;
}

QList<ImpactReport> dangerousOutlooks()
{
    const QString own = u"catalpa"_s;
    const StatementImpact index{
        .line = 4,
        .statement = u"CREATE INDEX CONCURRENTLY IF NOT EXISTS books_author_id_idx ON public.books (author_id)"_s,
        .locks = {{u"public.books"_s, u"ShareUpdateExclusiveLock"_s}},
        .blocking = Blocking::Nobody,
        .work = StatementImpact::Work::IndexBuild,
        .rows = 1'200'000,
        .milliseconds = 2'400,
        .losesData = false,
        .effect = u"Makes an index on “books” while everybody goes on working."_s,
        .rule = {},
        .danger = {},
        .saferWay = {}};
    const StatementImpact function{.line = 4,
                                   .statement = u"CREATE FUNCTION search_key(text) RETURNS text LANGUAGE sql"_s,
                                   .locks = {},
                                   .blocking = Blocking::Nobody,
                                   .work = StatementImpact::Work::Instant,
                                   .rows = 0,
                                   .milliseconds = 0,
                                   .losesData = false,
                                   .effect = u"Adds the function “search_key”."_s,
                                   .rule = {},
                                   .danger = {},
                                   .saferWay = {}};
    const StatementImpact drop{.line = 1,
                               .statement = u"ALTER TABLE public.books DROP COLUMN notes"_s,
                               .locks = {{u"public.books"_s, u"AccessExclusiveLock"_s}},
                               .blocking = Blocking::Everyone,
                               .work = StatementImpact::Work::Instant,
                               .rows = 0,
                               .milliseconds = 0,
                               .losesData = true,
                               .effect = u"Removes the column “notes” of “books”."_s,
                               .rule = u"ban-drop-column"_s,
                               .danger = u"Programs that still read the column will fail."_s,
                               .saferWay = u"Remove the column when no program reads it any more."_s};
    const StatementImpact type{.line = 2,
                               .statement = u"ALTER TABLE public.books ALTER COLUMN title TYPE varchar(500)"_s,
                               .locks = {{u"public.books"_s, u"AccessExclusiveLock"_s}},
                               .blocking = Blocking::Everyone,
                               .work = StatementImpact::Work::Rewrite,
                               .rows = 1'200'000,
                               .milliseconds = 9'000,
                               .losesData = false,
                               .effect = u"Changes the type of “title” of “books” and writes the whole table anew."_s,
                               .rule = u"changing-column-type"_s,
                               .danger = u"While the table is written anew nobody can read or change it."_s,
                               .saferWay = u"Add a CHECK constraint with NOT VALID, and validate it afterwards."_s};
    return {{.key = {own, u"20261122100000_books_by_author"_s},
             .statements = {index},
             .transactional = false,
             .reversible = true,
             .unreadable = {}},
            {.key = {own, u"20261122100300_search_key"_s},
             .statements = {function},
             .transactional = true,
             .reversible = true,
             .unreadable = {}},
            {.key = {own, u"20261122100400_drop_notes"_s},
             .statements = {drop, type},
             .transactional = true,
             .reversible = false,
             .unreadable = {}}};
}

SchemaFindings someDrift()
{
    using Kind = SchemaDifference::Kind;
    SchemaFindings findings;
    findings.drift = {{Kind::Missing,
                       u"column public.authors.country"_s,
                       u"text"_s,
                       {},
                       u"The column “country” of “authors” is missing."_s},
                      {Kind::Different, u"column public.books.title"_s, u"text NOT NULL"_s, u"varchar(200)"_s,
                       u"The column “title” of “books” has another type."_s},
                      {Kind::Extra,
                       u"index public.books_title_idx"_s,
                       {},
                       u"CREATE INDEX books_title_idx ON books (title)"_s,
                       u"The index “books_title_idx” is there, but no migration makes it."_s}};
    findings.notCompared = {u"The rights of roles are not compared."_s};
    return findings;
}

DryRunReport goodRehearsal()
{
    const QString own = u"catalpa"_s;
    DryRunReport report;
    report.rehearsal.runs = {
        {{own, u"20261122100300_search_key"_s}, 14, {}},
        {{own, u"20261122100400_drop_notes"_s}, 8'730, {{u"public.books"_s, u"AccessExclusiveLock"_s}}}};
    report.rehearsal.rows = {
        {u"public.authors"_s, 41'210, 41'210}, {u"public.books"_s, 1'204'433, 1'204'433}, {u"catalpa.loans"_s, {}, 0}};
    report.rehearsal.changes = {{SchemaDifference::Kind::Missing,
                                 u"column public.books.notes"_s,
                                 u"text"_s,
                                 {},
                                 u"The column “notes” of “books” would be gone."_s},
                                {SchemaDifference::Kind::Different, u"column public.books.title"_s, u"text NOT NULL"_s,
                                 u"varchar(500) NOT NULL"_s,
                                 u"The column “title” of “books” would have another type."_s}};
    report.rehearsal.leftOut = {{own, u"20261122100000_books_by_author"_s}};
    return report;
}

DryRunReport failedRehearsal()
{
    DryRunReport report = goodRehearsal();
    report.rehearsal.runs.removeLast();
    report.rehearsal.changes.clear();
    MigrationFailure failed;
    failed.key = {u"catalpa"_s, u"20261122100400_drop_notes"_s};
    failed.path = u"catalpa/20261122100400_drop_notes/migration.sql"_s;
    failed.line = 1;
    failed.column = 39;
    failed.statement = u"ALTER TABLE public.books DROP COLUMN notes"_s;
    failed.error = {ErrorKind::Unexpected, u"There is no column “notes”."_s, u"SQLSTATE 42703"_s};
    report.failure = failed;
    return report;
}

} // namespace catalpa::test
