// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long it takes to have a catalogue on this computer, where there was nothing. Prints a table.

#include "base/futures.h"
#include "db/driver.h"
#include "db/executorcount.h"
#include "db/session.h"
#include "local/locallease.h"
#include "local/localserver.h"
#include "migrate/pgschemahistory.h"
#include "store/pgcatalogue.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdio>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

double elapsed(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return elapsed(timer);
}

void line(const char *what, double time, const char *note = "")
{
    std::printf("  %-58s %9.1f ms  %s\n", what, time, note);
    std::fflush(stdout);
}

template <typename T>
T valueOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *result;
}

ConnectionAddress leased(std::optional<local::LocalLease> &lease, const QString &folder)
{
    lease = valueOf(inBackground([folder] { return local::LocalLease::take(local::LocalServer(folder)); }));
    return lease->address();
}

//! From nothing to a catalogue with tables that has told what it is, as the program does it.
void measureLocalCatalogue()
{
    std::puts("The catalogue on this computer");
    QTemporaryDir root;
    QFile::setPermissions(root.path(), QFile::Permissions::fromInt(0x7055)); // The server may run as another user.
    const QString folder = root.filePath(u"local"_s);
    std::optional<local::LocalLease> lease;
    std::optional<local::LocalLease> second;
    QElapsedTimer timer;
    timer.start();

    const ConnectionAddress address = leased(lease, folder);
    const double server = elapsed(timer);
    valueOf(migrate::PgSchemaHistory(address).apply({}, {}));
    store::PgCatalogue catalogue(address);
    valueOf(catalogue.inspect({}));
    const double usable = elapsed(timer);

    line("nothing to server answering", server);
    line("nothing to tables created and looked at", usable, "goal: under 1000 ms");
    line("a second program attaches", milliseconds([&] { leased(second, folder); }));
    inBackground([&second] { return second->giveUp(); }).waitForFinished();
    inBackground([&lease] { return lease->giveUp(); }).waitForFinished();
    line("the next day: start again", milliseconds([&] { leased(lease, folder); }));
    inBackground([&lease] { return lease->giveUp(); }).waitForFinished();
    inBackground([folder] { return local::LocalServer(folder).stop(); }).waitForFinished();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    db::loadDriver();
    measureLocalCatalogue();
    db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    return 0;
}
