// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the first steps take, and how well the window answers with a hundred thousand books. Prints a table.

#include "core/background.h"
#include "core/query.h"
#include "local/locallease.h"
#include "local/localserver.h"
#include "migrate/pgschemahistory.h"
#include "store/pgcatalogue.h"
#include "support/stallmeter.h"
#include "ui/catalogview.h"
#include "ui/librarian.h"
#include "ui/theme.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlTableModel>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr int many = 100'000;
constexpr double stallGoal = 50; // Milliseconds.

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

//! The middle of five.
double median(const std::function<double()> &measure)
{
    std::array<double, 5> times{};
    std::generate(times.begin(), times.end(), measure);
    std::sort(times.begin(), times.end());
    return times.at(2);
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

ConnectionAddress largeCatalogue(TestServer &server)
{
    const ConnectionAddress address = server.createDatabase();
    test::migrate(address);
    server.sql(address,
               u"INSERT INTO authors (name, country) SELECT md5(n::text) || ' ' || n, chr(65 + n % 26) "
               "FROM generate_series(1, %1) n; INSERT INTO books (title, author_id) SELECT "
               "md5(n::text || 'b') || ' ' || n, 1 + n % %1 FROM generate_series(1, %1) n; ANALYZE"_s.arg(many));
    return address;
}

//! QTest::qWait() sleeps between events, which the stall meter would count.
bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds most = 60s)
{
    QEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (condition() || timer.elapsed() > most.count())
            loop.quit();
    });
    poll.start(2ms);
    loop.exec();
    return condition();
}

void letPass(std::chrono::milliseconds time)
{
    waitFor([] { return false; }, time);
}

//! From the click to rows on the screen.
double openingTime(const ConnectionAddress &address)
{
    Librarian librarian(address);
    librarian.start();
    QElapsedTimer timer;
    timer.start();
    double shown = 0;
    QObject::connect(&librarian.window(), &ui::MainWindow::catalogueShown, &librarian.window(), [&] {
        librarian.table().viewport()->repaint();
        shown = shown > 0 ? shown : elapsed(timer);
    });
    librarian.window().open(address);
    if (!waitFor([&] { return shown > 0; }))
        qFatal("No rows came");
    return shown;
}

double firstPageTime(const ConnectionAddress &address)
{
    store::PgCatalogue catalogue(address);
    const CatalogueShape shape = valueOf(catalogue.inspect({}));
    const auto books = catalogue.books(shape);
    return median([&] { return milliseconds([&] { valueOf(books->page(BookQuery(), {}, 200)); }); });
}

//! What Qt offers for the same rows; it fetches all of them, in the thread of the window.
double tableModelTime(const ConnectionAddress &address)
{
    double time = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, u"bench"_s);
        database.setHostName(address.host);
        database.setPort(address.port);
        database.setDatabaseName(address.database);
        database.setUserName(address.user);
        if (!database.open())
            qFatal("QSqlTableModel cannot connect");
        time = median([&] {
            QSqlTableModel model(nullptr, database);
            model.setTable(u"books"_s);
            model.setSort(1, Qt::AscendingOrder);
            return milliseconds([&] { model.select(); });
        });
    }
    QSqlDatabase::removeDatabase(u"bench"_s);
    return time;
}

void measureOpening(const ConnectionAddress &address)
{
    std::puts("Opening 100 000 books and authors");
    line("connect to painted rows", median([&] { return openingTime(address); }));
    const double ours = firstPageTime(address);
    const double theirs = tableModelTime(address);
    line("first page of books, with their authors' names", ours);
    line("QSqlTableModel::select() of the same, without the names", theirs);
    std::printf("  %-58s %9.1f times\n", "ratio", theirs / ours);
}

void tell(StallMeter &meter, const char *what)
{
    const double longest = meter.longest();
    std::printf("  %-30s p50 %5.1f   p99 %5.1f   longest %6.1f ms  (%.2f of the goal)\n", what, meter.percentile(0.5),
                meter.percentile(0.99), longest, longest / stallGoal);
    std::fflush(stdout);
}

void scroll(const Librarian &librarian)
{
    librarian.table().setFocus();
    for (int page = 0; page < 200; ++page) {
        librarian.press(Qt::Key_PageDown);
        letPass(5ms);
    }
    QScrollBar *bar = librarian.table().verticalScrollBar();
    for (int step = 0; step < 100; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * ((step * 37) % 100) / 100));
        letPass(5ms);
    }
}

void search(const Librarian &librarian)
{
    for (const QString &word : {u"abc 77"_s, u"f00"_s, u"nothing like this"_s}) {
        librarian.press(Qt::Key_F, Qt::ControlModifier);
        for (const QChar letter : word) {
            librarian.type(QString(letter));
            letPass(40ms);
        }
        letPass(300ms);
        librarian.press(Qt::Key_Escape);
        waitFor([&] { return librarian.hasRows(); });
    }
}

void measureStalls(const TestServer &server, const ConnectionAddress &address, int latency)
{
    std::printf("Stalls of the window, server %d ms away (goal: %.0f ms at most)\n", 2 * latency, stallGoal);
    FaultProxy far(server.overTcp(address));
    far.setLatency(latency);
    Librarian librarian;
    librarian.start();
    StallMeter meter;

    librarian.window().open(far.address());
    waitFor([&] { return librarian.hasRows() && librarian.table().model()->rowCount() == many; });
    tell(meter, "opening");
    meter.reset();
    scroll(librarian);
    tell(meter, "scrolling");
    meter.reset();
    search(librarian);
    tell(meter, "searching");
    meter.reset();
    for (int column : {1, 2, 3, 0}) {
        librarian.clickHeader(column);
        letPass(200ms);
    }
    waitFor([&] { return librarian.table().model()->rowCount() == many; });
    tell(meter, "sorting");
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    ui::theme::apply(application, ui::theme::Appearance::Light);
    QSqlDatabase::isDriverAvailable(u"QPSQL"_s);
    measureLocalCatalogue();
    TestServer server;
    const ConnectionAddress address = largeCatalogue(server);
    measureOpening(address);
    measureStalls(server, address, 0);
    measureStalls(server, address, 50);
    return 0;
}
