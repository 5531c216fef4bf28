// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to record the history of authors and books: in time, beside a database that records nothing, and in
// room. Prints two tables.
// bench_history [TIMES EACH]

#include "db/session.h"
#include "largelibrary.h"
#include "migrate/run/runner.h"
#include "support/testserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

constexpr int bookCount = 100'000;
constexpr int changesOfAYear = 100'000;

//! Every migration, with the history or without.
ConnectionAddress catalogue(TestServer &server, bool recorded)
{
    const ConnectionAddress address = largeLibrary(bookCount, server);
    db::Session session(address);
    const MigrationKey history{u"catalpa"_s, u"20261126110100_history"_s};
    if (!recorded && !Runner(session, *bundledMigrations()).undo(history))
        qFatal("The history was not taken back");
    server.sql(address, u"VACUUM ANALYZE"_s);
    return address;
}

double milliseconds(db::Session &session, const QByteArray &statement, qint64 number)
{
    QElapsedTimer timer;
    timer.start();
    if (const auto ran = session.run(statement, {number}); !ran)
        qFatal("%s", qPrintable(ran.error().detail));
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> times)
{
    std::nth_element(times.begin(), times.begin() + qsizetype(times.size() / 2), times.end());
    return times.at(times.size() / 2);
}

//! One after the other on both, so that whatever else the computer does meets both.
void compare(const char *what, const QByteArray &statement, int times, db::Session &without, db::Session &with)
{
    std::vector<double> plain;
    std::vector<double> recorded;
    for (int turn = 1; turn <= times; ++turn) {
        plain.push_back(milliseconds(without, statement, turn));
        recorded.push_back(milliseconds(with, statement, turn));
    }
    const double ratio = median(recorded) / median(plain);
    std::printf("%-48s %9.3f ms %9.3f ms %7.2f\n", what, median(plain), median(recorded), ratio);
    std::fflush(stdout);
}

void compareAll(const ConnectionAddress &without, const ConnectionAddress &with, int times)
{
    db::Session plain(without);
    db::Session recorded(with);
    compare("one author changed",
            "UPDATE public.authors SET country = CASE country WHEN 'CZ' THEN 'SK' ELSE 'CZ' END "
            "WHERE id = $1::bigint",
            times, plain, recorded);
    compare("one title changed", "UPDATE public.books SET title = title || '.' WHERE id = $1::bigint", times, plain,
            recorded);
    compare("one book added", "INSERT INTO public.books (title, author_id) VALUES ('New', $1::bigint)", times, plain,
            recorded);
    compare("one book deleted", "DELETE FROM public.books WHERE id = $1::bigint + 50000", times, plain, recorded);
    compare(
        "1,000 titles changed in one statement",
        "UPDATE public.books SET title = title || '.' WHERE id BETWEEN $1::bigint * 1000 AND $1::bigint * 1000 + 999",
        std::min(times, 20), plain, recorded);
}

//! Nine in ten changes are of one field, the others add and delete.
void measureRoom(TestServer &server, const ConnectionAddress &address)
{
    server.sql(address, u"DELETE FROM catalpa.history; DELETE FROM catalpa.history_end"_s);
    server.sql(address, u"VACUUM FULL catalpa.history"_s);
    server.sql(address, u"VACUUM FULL catalpa.history_end"_s);
    server.sql(address,
               u"DO $$ BEGIN FOR n IN 1 .. %1 LOOP PERFORM set_config('catalpa.batch', gen_random_uuid()::text, true); "
               "CASE n % 20 WHEN 0 THEN INSERT INTO public.books (title, author_id) VALUES ('A new book', 1); "
               "WHEN 1 THEN DELETE FROM public.books WHERE id = 50000 + n / 20; "
               "WHEN 2, 3, 4 THEN UPDATE public.books SET title = title || '.' WHERE id = n % 40000 + 1; "
               "ELSE UPDATE public.authors SET country = chr(65 + n % 26) || chr(65 + n % 25) WHERE id = n % 9999 + 1; "
               "END CASE; END LOOP; END $$"_s.arg(changesOfAYear));
    const double bytes = server
                             .sql(address,
                                  u"SELECT pg_total_relation_size('catalpa.history') + "
                                  "pg_total_relation_size('catalpa.history_end')"_s)
                             .toDouble();
    const double rows = server.sql(address, u"SELECT count(*) FROM catalpa.history"_s).toDouble();
    std::printf("\n%.0f changes: %.1f MB, %.0f bytes each\n", rows, bytes / 1e6, bytes / rows);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    TestServer server;
    const ConnectionAddress without = catalogue(server, false);
    const ConnectionAddress with = catalogue(server, true);
    server.sql(without, u"ALTER SYSTEM SET fsync = on"_s);
    server.sql(without, u"ALTER SYSTEM SET synchronous_commit = on"_s);
    server.sql(without, u"SELECT pg_reload_conf()"_s);

    std::printf("%-48s %12s %12s %7s\n", "Each with a commit that is on the disk", "without", "with", "ratio");
    const QStringList arguments = QCoreApplication::arguments();
    compareAll(without, with, std::max(arguments.value(1, u"1000"_s).toInt(), 20));
    measureRoom(server, with);
    return 0;
}
