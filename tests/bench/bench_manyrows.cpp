// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ten thousand edits through BulkRun, beside one plain UPDATE of the same rows on the same server in the same run.

#include "core/bulk/bulkrun.h"
#include "db/executorcount.h"
#include "db/session.h"
#include "store/cataloguefixture.h"
#include "support/testserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QThread>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr int rows = 10'000;
constexpr int times = 9;
constexpr double goal = 2; // Times as long as the plain UPDATE, at most.

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double milliseconds(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

//! In a thread of its own: no SQL runs in the main one.
double plainUpdate(const ConnectionAddress &address, const QString &country)
{
    double taken = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        db::Session session(address);
        if (!session.open())
            qFatal("No connection");
        QElapsedTimer clock;
        clock.start();
        if (!session.run("UPDATE public.authors SET country = $1 WHERE id BETWEEN 1 AND " + QByteArray::number(rows),
                         {country}))
            qFatal("The UPDATE failed");
        taken = milliseconds(clock);
    }));
    thread->start();
    thread->wait();
    return taken;
}

double bulkRun(Opened &opened, const QString &from, const QString &to)
{
    QList<Edit> edits;
    for (int id = 1; id <= rows; ++id)
        edits += AuthorEdit{.id = {id}, .country = Change<std::optional<QString>>{from, to}};
    QElapsedTimer clock;
    clock.start();
    BulkRun run(*opened.authors, *opened.books, edits);
    QEventLoop loop;
    QObject::connect(&run, &BulkRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
    const double taken = milliseconds(clock);
    if (run.answer().made.size() != rows)
        qFatal("%d of %d rows were changed", int(run.answer().made.size()), rows);
    return taken;
}

bool measure(const TestServer &server, bool hasOwnTables)
{
    const ConnectionAddress address = server.createDatabase();
    createTables(server, address, hasOwnTables ? History::Indexes : History::AddCountry);
    server.sql(address,
               u"INSERT INTO authors (name, country) SELECT 'Karel Nr' || i, 'C0' FROM generate_series(1, 50000) i"_s);
    server.sql(address, u"ANALYZE"_s);
    Opened opened(address);
    QList<double> plain;
    QList<double> bulk;
    for (int time = 0; time < times; ++time) {
        const QString before = u"C%1"_s.arg(2 * time);
        const QString between = u"C%1"_s.arg(2 * time + 1);
        const QString after = u"C%1"_s.arg(2 * time + 2);
        server.sql(address, u"VACUUM authors"_s);
        plain += plainUpdate(address, between);
        server.sql(address, u"VACUUM authors"_s);
        bulk += bulkRun(opened, between, after);
    }
    const double ratio = median(bulk) / median(plain);
    std::printf("%-46s plain UPDATE %7.1f ms   Catalpa %7.1f ms   %.2f times (at most %.1f) %s\n",
                hasOwnTables ? "10,000 authors, all migrations" : "10,000 authors, the guide's tables only",
                median(plain), median(bulk), ratio, goal, ratio < goal ? "ok" : "MISSED");
    return ratio < goal;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bool isMet = false;
    {
        TestServer server;
        const bool isMetBare = measure(server, false);
        isMet = measure(server, true) && isMetBare;
        db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    }
    return isMet ? 0 : 1;
}
