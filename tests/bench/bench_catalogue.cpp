// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast and how small the catalogue is, with a hundred thousand books to ten million, beside what Qt offers for the
// same tables. Prints one table and writes it as JSON.

#include "beginning.h"
#include "db/driver.h"
#include "db/executorcount.h"
#include "db/session.h"
#include "largelibrary.h"
#include "scribe.h"
#include "ui/widgets/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMap>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

struct Order {
    QList<qint64> books;
    QList<int> roundTrips;
    QString jsonPath;
};

Comparison compare(const TestServer &server, const ConnectionAddress &address, qint64 books, int roundTrip)
{
    Comparison compared{.books = books, .roundTrip = roundTrip, .catalpa = readInCatalpa(server, address, roundTrip)};
    db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    if (books > million)
        return compared;
    const auto measured = [&](QtTable::Kind kind) {
        return readInQtTable(server, address, roundTrip, kind);
    };
    compared.unsorted = measured(QtTable::Kind::TableUnsorted);
    compared.sorted = measured(QtTable::Kind::TableByTitle);
    compared.query = measured(QtTable::Kind::QueryByTitle);
    return compared;
}

Chapter beginnings(const ConnectionAddress &address, qint64 books)
{
    Series windows;
    Series rows;
    for (int time = 0; time < 5; ++time) {
        const Beginning beginning = startProgram(address);
        windows.add(beginning.window);
        rows.add(beginning.rows);
    }
    const auto figure = [](const QString &what, double value) {
        return Figure{.what = what, .value = value};
    };
    return {.books = books,
            .roundTrip = 0,
            .figures = {figure(u"start of the program, to a painted window"_s, windows.median()),
                        figure(u"start of the program, to painted rows"_s, rows.median())}};
}

//! PostgreSQL as it is when nobody has set it; the tests' server has less memory, for there are many of them.
void useOrdinarySettings(TestServer &server)
{
    const ConnectionAddress any = server.createDatabase();
    server.sql(any, u"ALTER SYSTEM SET shared_buffers = '128MB'"_s);
    server.sql(any, u"ALTER SYSTEM SET max_wal_size = '4GB'"_s); // So that the making of ten million books is not slow.
    server.crash();
    server.start();
}

QList<Chapter> measureLibrary(const Order &order, qint64 books, QMap<int, Comparison> &smallest, QString &version)
{
    TestServer server;
    useOrdinarySettings(server);
    QElapsedTimer timer;
    timer.start();
    const ConnectionAddress address = largeLibrary(books, server);
    version = server.sql(address, u"SHOW server_version"_s);
    std::fprintf(stderr, "%lld books were made in %lld s: %s\n", qlonglong(books), timer.elapsed() / 1000,
                 qPrintable(server.sql(address, u"SELECT pg_size_pretty(pg_database_size(current_database()))"_s)));

    QList<Chapter> chapters{beginnings(address, books)};
    print(chapters.last());
    for (const int roundTrip : order.roundTrips) {
        const Comparison compared = compare(server, address, books, roundTrip);
        const auto before = smallest.constFind(roundTrip);
        chapters += Scribe(compared).write(before == smallest.constEnd() ? nullptr : &*before);
        print(chapters.last());
        std::printf("  The slowest key stroke was the last one of “%s”.\n", qPrintable(compared.catalpa.slowestStroke));
        if (!compared.catalpa.complaint.isEmpty())
            std::printf("  The window said at last: %s\n", qPrintable(compared.catalpa.complaint));
        if (before == smallest.constEnd())
            smallest.insert(roundTrip, compared);
    }
    return chapters;
}

void save(const QString &path, const QJsonObject &result)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(result).toJson()) < 0)
        qFatal("%s cannot be written", qPrintable(path));
    std::printf("\nAlso in %s\n", qPrintable(QDir::cleanPath(path)));
}

int printMarkdown(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    std::fputs(toMarkdown(QJsonDocument::fromJson(file.readAll()).object()).toUtf8().constData(), stdout);
    return 0;
}

int measure(const Order &order)
{
    QString version;
    QJsonObject about = aboutThisRun({});
    QMap<int, Comparison> smallest;
    QList<Chapter> chapters;
    printHeading();
    for (const qint64 books : order.books) {
        chapters += measureLibrary(order, books, smallest, version);
        about[u"postgresql"_s] = version;
        save(order.jsonPath, toJson(about, chapters));
    }
    return 0;
}

template <typename T>
QList<T> numbers(const QString &text)
{
    QList<T> list;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        list += T(part.toLongLong());
    return list;
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption books(u"books"_s, u"How many books, such as 100000,1000000."_s, u"numbers"_s,
                                   u"100000,1000000"_s);
    const QCommandLineOption all(u"all"_s, u"Also ten million books, which takes a quarter of an hour more."_s);
    const QCommandLineOption latency(u"latency"_s, u"Milliseconds added to each round trip, such as 0,100."_s,
                                     u"numbers"_s, u"0,100"_s);
    const QCommandLineOption json(u"json"_s, u"Where the figures go."_s, u"file"_s,
                                  QCoreApplication::applicationDirPath() + u"/../../bench/catalogue.json"_s);
    const QCommandLineOption markdown(u"markdown"_s, u"Print the table for README from such a file."_s, u"file"_s);
    const QCommandLineOption begin(u"begin"_s, u"Used by the benchmark itself."_s, u"address"_s);
    parser.addOptions({books, all, latency, json, markdown, begin});
    parser.process(application);
    if (parser.isSet(markdown))
        return printMarkdown(parser.value(markdown));
    // What Qt's offscreen platform remarks about itself, and that lines were cut.
    QLoggingCategory::setFilterRules(u"default.warning=false\ncatalpa.db.*=false"_s);
    db::loadDriver();
    ui::theme::apply(application, ui::theme::Appearance::Light);
    Order order{.books = numbers<qint64>(parser.value(books)),
                .roundTrips = numbers<int>(parser.value(latency)),
                .jsonPath = parser.value(json)};
    if (parser.isSet(all))
        order.books = {100'000, million, 10 * million};
    std::sort(order.books.begin(), order.books.end());
    const int code = parser.isSet(begin) ? beginAndTell(parser.value(begin)) : measure(order);
    db::ExecutorCount::waitForNone(
        db::Session::longestConnecting); // As Catalpa's main() does, for connections that are being closed.
    return code;
}
