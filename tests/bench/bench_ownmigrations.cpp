// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Catalpa's own migrations cost on a million books while others work, and what they bring. Prints two tables.

#include "largelibrary.h"
#include "migrate/run/runner.h"
#include "store/pgcatalogue.h"
#include "support/testserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>
#include <QtSql/QSqlDatabase>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

constexpr int bookCount = 1'000'000;
constexpr int authorCount = bookCount / 5;

double elapsed(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

//! The middle of three, or the first if it takes seconds.
double median(const std::function<void()> &work)
{
    std::array<double, 3> times{};
    for (double &time : times) {
        QElapsedTimer timer;
        timer.start();
        work();
        time = elapsed(timer);
        if (times.front() > 2000)
            return times.front();
    }
    std::sort(times.begin(), times.end());
    return times.at(1);
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

ConnectionAddress largeCatalogue(TestServer &server)
{
    const ConnectionAddress address = server.createDatabase();
    db::Session session(address);
    Runner runner(session, *bundledMigrations());
    const MigrationKey lastShared = bundledMigrations()->first().migrations.last().key();
    valueOf(runner.apply({MigrationSelection::Extent::UpTo, lastShared}));
    fillShelvesFor(bookCount, server, address);
    return address;
}

//! Somebody else at work: repeats a statement every few milliseconds and remembers how long it ever had to wait.
class Colleague {
public:
    Colleague(const ConnectionAddress &address, QByteArrayList statements)
        : m_thread([this, address, all = std::move(statements)] { work(address, all); })
    {
    }
    ~Colleague()
    {
        m_stop = true;
        m_thread.join();
    }
    //! Milliseconds, since the last call.
    double longestWait() { return m_longest.exchange(0); }

private:
    void work(const ConnectionAddress &address, const QByteArrayList &statements)
    {
        db::Session session(address);
        for (int turn = 0; !m_stop; ++turn) {
            const qint64 id = 1 + (turn * 7919LL) % authorCount;
            QElapsedTimer timer;
            timer.start();
            const auto ran = session.run(statements.at(turn % statements.size()), {id});
            if (!ran)
                qFatal("A colleague was refused: %s", qPrintable(ran.error().detail));
            m_longest = std::max(m_longest.load(), elapsed(timer));
            QThread::msleep(3);
        }
    }

    std::atomic<bool> m_stop = false;
    std::atomic<double> m_longest = 0;
    std::thread m_thread; // Last: it uses the others.
};

const QByteArrayList writes{
    "UPDATE public.books SET title = title || ' ' WHERE id = $1::bigint",
    "INSERT INTO public.books (title, author_id) VALUES ('Ny bog', $1::bigint)",
    "UPDATE public.authors SET name = name || ' ' WHERE id = $1::bigint",
    "UPDATE public.authors SET bio = 'Født på Møn' WHERE id = $1::bigint",
};
const QByteArrayList reads{
    "SELECT title FROM public.books WHERE id = $1::bigint",
    "SELECT name FROM public.authors WHERE id = $1::bigint",
};

struct Cost {
    QString name;
    double up = 0;
    double down = 0;
    double write = 0; //!< The longest wait of a writer, in either direction.
    double read = 0;
};

QList<Cost> measureMigrations(const ConnectionAddress &address, const std::function<void()> &whenApplied)
{
    db::Session session(address);
    Runner runner(session, *bundledMigrations());
    const auto migrations = bundledMigrations()->last().migrations;
    QList<Cost> costs{{u"(nothing runs, for three seconds)"_s}};
    const auto measured = [&](auto work) {
        QElapsedTimer timer;
        timer.start();
        work();
        return elapsed(timer);
    };
    {
        Colleague writer(address, writes);
        Colleague reader(address, reads);
        const auto noteWaits = [&](Cost &cost) {
            cost.write = std::max(cost.write, writer.longestWait());
            cost.read = std::max(cost.read, reader.longestWait());
        };
        QThread::sleep(3);
        noteWaits(costs.first());
        for (const Migration &migration : migrations) {
            Cost cost{migration.name.section(u'_', 1)};
            cost.up = measured([&] { valueOf(runner.apply({MigrationSelection::Extent::Only, migration.key()})); });
            noteWaits(cost);
            costs += cost;
        }
    }
    whenApplied();
    Colleague writer(address, writes);
    Colleague reader(address, reads);
    for (qsizetype index = migrations.size(); index > 0; --index) {
        Cost &cost = costs[index];
        cost.down = measured([&] { valueOf(runner.undo(migrations.at(index - 1).key())); });
        cost.write = std::max(cost.write, writer.longestWait());
        cost.read = std::max(cost.read, reader.longestWait());
    }
    return costs;
}

struct Question {
    const char *text;
    std::function<void(AuthorStore &, BookStore &)> ask;
};

Question page(const char *text, const BookQuery &query, const KeyRange &range = {})
{
    return {text, [=](AuthorStore &, BookStore &books) {
                valueOf(books.page(query, range, 200));
            }};
}

Question page(const char *text, const AuthorQuery &query, const KeyRange &range = {})
{
    return {text, [=](AuthorStore &authors, BookStore &) {
                valueOf(authors.page(query, range, 200));
            }};
}

Question count(const char *text, const BookQuery &query)
{
    return {text, [=](AuthorStore &, BookStore &books) {
                valueOf(books.outline(query, 200));
            }};
}

QList<Question> questions()
{
    using Books = BookQuery::Sort;
    using Authors = AuthorQuery::Sort;
    const KeyRange title{.first = Key{{u"Mystery"_s}, 1}};
    const KeyRange name{.first = Key{{u"Milan"_s}, 1}};
    const KeyRange day{.first = Key{{u"2022-06-01 00:00:00.000000"_s}, 1}};
    const auto down = Qt::DescendingOrder;
    return {
        page("books by title, first page", BookQuery{}),
        page("books by title, a jump", BookQuery{}, title),
        page("books by title, descending, a jump", BookQuery{.order = {{Books::Title, down}}}, title),
        page("books by author, first page", BookQuery{.order = {{Books::Author}}}),
        page("books by author, a jump", BookQuery{.order = {{Books::Author}}}, name),
        page("books by day, first page", BookQuery{.order = {{Books::Added, down}}}),
        page("books by day, a jump", BookQuery{.order = {{Books::Added}}}, day),
        page("authors by name, first page", AuthorQuery{}),
        page("authors by name, a jump", AuthorQuery{}, name),
        page("authors by country, first page", AuthorQuery{.order = {{Authors::Country}}}),
        page("authors by day, first page", AuthorQuery{.order = {{Authors::Added, down}}}),
        page("the books of one author", BookQuery{.authorId = Id<Author>{4711}}),
        {"one author with the number of books",
         [](AuthorStore &authors, BookStore &) {
             valueOf(authors.author({4711}));
         }},
        page("search books for soren", BookQuery{.search = u"soren"_s}),
        page("search books for obrien garden", BookQuery{.search = u"obrien garden"_s}),
        page("search books for the", BookQuery{.search = u"the"_s}),
        page("search books for xq", BookQuery{.search = u"xq"_s}),
        page("search books for what is not there", BookQuery{.search = u"xylophon"_s}),
        page("search authors for soren", AuthorQuery{.search = u"soren"_s}),
        page("search authors for j r r", AuthorQuery{.search = u"j r r"_s}),
        count("all keys of a search for soren", BookQuery{.search = u"soren"_s}),
        count("all keys of a search for the", BookQuery{.search = u"the"_s}),
    };
}

QList<double> measureQuestions(const ConnectionAddress &address)
{
    store::PgCatalogue catalogue(address);
    const CatalogueCapabilities capabilities = valueOf(catalogue.inspect({u"en"_s}));
    const auto authors = catalogue.authors(capabilities);
    const auto books = catalogue.books(capabilities);
    QList<double> times;
    for (const Question &question : questions())
        times += median([&] { question.ask(*authors, *books); });
    return times;
}

void tell(const QList<Cost> &costs)
{
    std::printf("\nCatalpa's own migrations, %d books and %d authors, two colleagues at work (milliseconds)\n",
                bookCount, authorCount);
    std::printf("  %-36s %9s %9s %14s %14s\n", "", "apply", "take back", "longest write", "longest read");
    for (const Cost &cost : costs)
        std::printf("  %-36s %9.0f %9.0f %14.1f %14.1f\n", qPrintable(cost.name), cost.up, cost.down, cost.write,
                    cost.read);
}

void tell(const QList<double> &before, const QList<double> &after)
{
    std::printf("\nWhat they bring (milliseconds)\n  %-40s %9s %9s %9s\n", "", "without", "with", "times");
    const auto asked = questions();
    for (qsizetype index = 0; index < asked.size(); ++index)
        std::printf("  %-40s %9.1f %9.1f %9.1f\n", asked.at(index).text, before.at(index), after.at(index),
                    before.at(index) / after.at(index));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QSqlDatabase::isDriverAvailable(u"QPSQL"_s);
    TestServer server;
    const ConnectionAddress address = largeCatalogue(server);
    const QList<double> before = measureQuestions(address);
    QList<double> after;
    tell(measureMigrations(address, [&] { after = measureQuestions(address); }));
    tell(before, after);
    return 0;
}
