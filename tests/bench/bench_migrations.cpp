// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to apply, look at, rehearse and examine migrations, beside psql with the same files. Prints a table.

#include "migrate/pgschemahistory.h"
#include "migrate/run/dryrunner.h"
#include "migrate/run/runner.h"
#include "support/testserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

constexpr double psqlGoal = 1.1; // Times the time of one psql with all files, at most.
constexpr double farGoal = 0.7; // The same with a server 20 ms away.
constexpr int farLatency = 10; // Milliseconds each way.

using Times = std::array<double, 3>;

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

//! The middle of three.
double median(Times times)
{
    std::sort(times.begin(), times.end());
    return times.at(1);
}

double median(const std::function<double()> &measure)
{
    Times times{};
    std::generate(times.begin(), times.end(), measure);
    return median(times);
}

void line(const QString &what, double time, const QString &note = {})
{
    std::printf("  %-58s %9.1f ms  %s\n", qPrintable(what), time, qPrintable(note));
    std::fflush(stdout);
}

template <typename T>
T valueOf(const Result<T> &result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *result;
}

template <typename T>
T valueOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return valueOf(future.result());
}

qsizetype bundledCount()
{
    qsizetype count = 0;
    for (const Bundle &bundle : valueOf(bundledMigrations()))
        count += bundle.migrations.size();
    return count;
}

//! Migrations as people write them: a table, and something done to it.
class Folder {
public:
    enum class Sort { Usual, Concurrently };

    explicit Folder(int count, Sort sort = Sort::Usual)
    {
        for (int number = 1; number <= count; ++number) {
            const QString name = u"%1_step"_s.arg(20250101000000LL + number);
            QDir(m_folder.path()).mkdir(name);
            m_files += m_folder.filePath(name + "/migration.sql"_L1);
            QFile file(m_files.last());
            const QByteArray sql = (sort == Sort::Usual ? text(number) : index(number)).toUtf8();
            if (!file.open(QIODevice::WriteOnly) || file.write(sql) != sql.size())
                qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
    }

    QString path() const { return m_folder.path(); }
    const QStringList &files() const { return m_files; }

private:
    //! After the first, each file makes an index without a transaction.
    static QString index(int number)
    {
        return number == 1 ? u"CREATE TABLE things (n int);"_s
                           : u"CREATE INDEX CONCURRENTLY things_%1 ON things (n);"_s.arg(number);
    }

    static QString text(int number)
    {
        const auto table = uR"sql(-- CreateTable
CREATE TABLE "table_%1" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "table_%1_pkey" PRIMARY KEY ("id")
);

)sql"_s;
        const auto change = number % 2 == 0
            ? u"-- AlterTable\nALTER TABLE \"table_%1\" ADD COLUMN \"country\" TEXT;\n"_s
            : u"INSERT INTO \"table_%1\" (\"name\") VALUES ('Čapek'), ('Němcová');\n"_s;
        return (table + change).arg(number);
    }

    QTemporaryDir m_folder;
    QStringList m_files;
};

void applyWithPsql(const ConnectionAddress &address, const Folder &folder)
{
    QStringList arguments{u"-X"_s, u"-q"_s,      u"-v"_s, u"ON_ERROR_STOP=1"_s,
                          u"-h"_s, address.host, u"-p"_s, QString::number(address.port),
                          u"-U"_s, address.user, u"-d"_s, address.database};
    for (const QString &file : folder.files())
        arguments += {u"-f"_s, file};
    QProcess psql;
    psql.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    psql.start(u"psql"_s, arguments);
    if (!psql.waitForFinished(60'000) || psql.exitCode() != 0)
        qFatal("psql did not apply the files");
}

//! As psql does: connects, reads the files, applies them.
void applyWithCatalpa(const ConnectionAddress &address, const BundleReader &read, qsizetype expected)
{
    db::Session session(address);
    const auto report = valueOf(Runner(session, valueOf(read())).apply());
    if (report.failure || report.done.size() != expected)
        qFatal("Catalpa did not apply the files");
}

//! As a server is installed, or as those of the tests are, which write nothing down before they answer.
void setDurable(TestServer &server, bool isDurable)
{
    const ConnectionAddress address = server.createDatabase();
    for (const auto &name : {u"fsync"_s, u"full_page_writes"_s})
        server.sql(address, u"ALTER SYSTEM SET %1 = %2"_s.arg(name, isDurable ? u"on"_s : u"off"_s));
    server.sql(address, u"SELECT pg_reload_conf()"_s);
}

//! Catalpa commits once for each file, psql once for each statement: what that saves depends on the disk.
void measureAgainstPsql(TestServer &server, bool isDurable)
{
    setDurable(server, isDurable);
    std::printf("Applying small migrations, from nothing to applied, beside psql -f of the same files, %s\n",
                isDurable ? "on a server as it is installed" : "without fsync");
    for (const int count : {2, 100, 500}) {
        const Folder folder(count);
        Times ours{};
        Times theirs{};
        for (std::size_t turn = 0; turn < ours.size(); ++turn) {
            const ConnectionAddress first = server.createDatabase();
            const ConnectionAddress second = server.createDatabase();
            ours[turn] = milliseconds([&] { applyWithCatalpa(first, folderReader(folder.path()), count); });
            theirs[turn] = milliseconds([&] { applyWithPsql(second, folder); });
        }
        line(u"%1 files with Catalpa"_s.arg(count), median(ours));
        line(u"%1 files with psql"_s.arg(count), median(theirs));
        std::printf("  %-58s %9.2f times  goal: at most %.1f\n", "ratio", median(ours) / median(theirs), psqlGoal);
        std::fflush(stdout);
    }
}

//! Through a proxy that holds each answer back by \a latency, in milliseconds each way.
void compareWithPsql(TestServer &server, const Folder &folder, const QString &what, double goal, int latency)
{
    const qsizetype count = folder.files().size();
    Times ours{};
    Times theirs{};
    for (std::size_t turn = 0; turn < ours.size(); ++turn) {
        FaultProxy first(server.overTcp(server.createDatabase()));
        FaultProxy second(server.overTcp(server.createDatabase()));
        first.setLatency(latency);
        second.setLatency(latency);
        ours[turn] = milliseconds([&] { applyWithCatalpa(first.address(), folderReader(folder.path()), count); });
        theirs[turn] = milliseconds([&] { applyWithPsql(second.address(), folder); });
    }
    line(what + " with Catalpa"_L1, median(ours));
    line(what + " with psql"_L1, median(theirs));
    std::printf("  %-58s %9.2f times  goal: at most %.1f\n", "ratio", median(ours) / median(theirs), goal);
    std::fflush(stdout);
}

void measureFarAway(TestServer &server)
{
    std::puts("The same with a server 20 ms away, and files that make an index CONCURRENTLY");
    compareWithPsql(server, Folder(100), u"100 files, far away"_s, farGoal, farLatency);
    compareWithPsql(server, Folder(30, Folder::Sort::Concurrently), u"30 files with CONCURRENTLY"_s, 2.0, 0);
}

void measureStatus(TestServer &server)
{
    std::puts("The status of Catalpa's own migrations in two schemas, connected");
    const ConnectionAddress address = server.createDatabase();
    applyWithCatalpa(address, bundledMigrations, bundledCount());
    for (const int latency : {0, 50}) {
        FaultProxy proxy(server.overTcp(address));
        proxy.setLatency(latency);
        db::Session session(proxy.address());
        Runner runner(session, valueOf(bundledMigrations()));
        if (!session.open())
            qFatal("The proxy does not answer");
        proxy.resetRoundTrips();
        const double time = median([&] { return milliseconds([&] { valueOf(runner.status()); }); });
        line(u"server %1 ms away"_s.arg(2 * latency), time,
             u"round trips: %1 (goal: 1)"_s.arg(proxy.roundTrips() / 3.0));
    }
}

double rehearsalTime(const ConnectionAddress &address, const BundleReader &read, qsizetype expected)
{
    return milliseconds([&] {
        db::Session session(address);
        const QList<Bundle> bundles = valueOf(read());
        const SchemaHistory::Progress nobody;
        const auto report = valueOf(DryRunner(session, bundles, {}, nobody).run({}));
        if (report.failure || report.rehearsal.runs.size() + report.rehearsal.leftOut.size() != expected)
            qFatal("The rehearsal failed: %s",
                   report.failure ? qPrintable(report.failure->error.detail) : "a file is missing");
    });
}

void measureRehearsal(TestServer &server)
{
    std::puts("Rehearsing everything in an empty database");
    const Folder folder(100);
    const auto measure = [&server](const QString &what, const BundleReader &read, qsizetype count) {
        const double applied = median([&] {
            const ConnectionAddress address = server.createDatabase();
            return milliseconds([&] { applyWithCatalpa(address, read, count); });
        });
        const ConnectionAddress address = server.createDatabase();
        const double rehearsed = median([&] { return rehearsalTime(address, read, count); });
        line(what + " applied"_L1, applied);
        line(what + " rehearsed"_L1, rehearsed, u"%1 times"_s.arg(rehearsed / applied, 0, 'f', 2));
    };
    measure(u"Catalpa's own"_s, bundledMigrations, bundledCount());
    measure(u"100 small files"_s, folderReader(folder.path()), 100);
}

void measureLooking(TestServer &server)
{
    std::puts("Looking at Catalpa's own migrations, connected");
    const ConnectionAddress empty = server.createDatabase();
    const ConnectionAddress complete = server.createDatabase();
    applyWithCatalpa(complete, bundledMigrations, bundledCount());
    for (const auto &[address, what] : {std::pair(empty, u"nothing applied"_s), {complete, u"all applied"_s}}) {
        PgSchemaHistory history(address);
        valueOf(history.status());
        line(u"outlook of all, "_s + what,
             median([&] { return milliseconds([&] { valueOf(history.impact(true)); }); }));
        line(u"examination, "_s + what, median([&] { return milliseconds([&] { valueOf(history.checkDrift()); }); }));
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"catalpa.*.info=false"_s); // A line for each file.
    QSqlDatabase::isDriverAvailable(u"QPSQL"_s);
    TestServer server;
    measureAgainstPsql(server, true);
    measureAgainstPsql(server, false);
    measureFarAway(server);
    measureStatus(server);
    measureRehearsal(server);
    measureLooking(server);
    return 0;
}
