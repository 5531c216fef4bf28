// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commandline.h"

#include "local/installedversions.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
QString helpText()
{
    return Text::tr(
        R"(Catalpa is a catalogue of authors and books on PostgreSQL. This program works on it from a terminal.

catalpa-cli [--database URL|NAME] [--json] COMMAND

Commands
  authors              List the authors.
  books [--author ID]  List the books, or those of one author.
  seed [--sample guide|world]
                       Add sample authors and books that are not there yet: a few from the
                       guide, or several hundred real works from all over the world.
  local status         Tell whether the catalogue on this computer runs (else the exit code is 3).
  local start          Start it, and let it run until "local stop".
  local stop           End it, whoever uses it. What was saved stays.
  local url            Print its address.

Copies
  copy save FILE       Save the whole catalogue into one file. An older one is replaced when the
                       new one is whole.
  copy check FILE      Read a file, and tell what it holds and whether it is whole.
  copy restore FILE [--set-aside]
                       Put a file into an empty database (--database); its tables are created.
                       With --set-aside, what is in the catalogue on this computer is kept under
                       another name first.
  move [--to URL|NAME] Bring the whole catalogue into another, empty database. When the line
                       breaks, the same command goes on. Nothing is changed here. With a
                       password, put the address into the variable CATALPA_MOVE_TO.

Migrations of the tables
  migrate status       List them, each with its state.
  migrate plan [--all] Tell what those that are pending would do, statement by statement.
  migrate rehearse [--to NAME | --only NAME]
                       Run them for real, tell what happened, and take all of it back.
  migrate deploy [--to NAME | --only NAME]
                       Apply those that are pending. Doing so twice does no harm.
  migrate undo NAME [--yes]
                       Take back a migration and what was applied after it.
  migrate resolve --applied NAME | --rolled-back NAME
                       Record what somebody has done to the tables by hand; runs nothing.
  migrate adopt [--yes]
                       Record the migrations that the tables have already; runs nothing.
  migrate drift        Tell in what the tables differ from what the migrations make.
  migrate diff FROM TO [--exit-code]
                       Print the SQL that leads from one state of the tables to another. A state
                       is database, empty, bundled (after all migrations), shared (after those that
                       are shared with Prisma) or a folder of migrations: ./prisma/migrations.
  migrate new NAME --from DIR
                       Make the folder for a new migration.

  --from DIR           Use the migrations of this folder, in Prisma's layout.
  --schema NAME        The schema that they belong to, if it is not public.

  NAME is a migration's name or any part of it that no other has: add_country, or, with the
  schema in front, catalpa/trigrams.

Options
  --database URL|NAME  The database: its address, such as postgresql://user@host/database, the
                       name of a connection that Catalpa remembers, or "local".
  --json               Answer in JSON.
  --verbose            Tell the technical detail of errors, too.
  -h, --help           Show this text.
  -v, --version        Show the version, and those of Qt, libpq and the PostgreSQL server.

Without --database, the address is taken from the variable DATABASE_URL, else from the file .env in
the current folder, else it is the catalogue on this computer, which is started if it does not run.
Other users of this computer can see a password in --database; in .env or DATABASE_URL they cannot.

Exit codes
   0  It is done, or there is nothing to do.
   1  Something unexpected went wrong.
   2  The command line was not understood.
   3  The database cannot be reached, or it refused the user or the password.
   4  The user has no right to do this, or the server's disk or allowance is used up.
   5  The tables are not up to date, or a migration is pending.
   6  A conflict, a missing record or migration, or input that cannot be accepted.
   7  The database is busy, or the command was stopped.
   8  The database refused a migration, now or earlier.
   9  The tables differ from what the migrations make; with --exit-code, FROM differs from TO.
  10  The migration cannot be taken back.
  11  Nothing was done yet: say --yes.
  12  The tables could not be compared.)");
}

QString versionText()
{
    return catalpa::versionText(u"catalpa-cli"_s, local::installedVersions());
}

} // namespace catalpa::cli
