// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one edit of a librarian costs, from the cell to the database's answer: beside a bare UPDATE, without and with
// the journal on the disk, and in round trips. Ends with 1 when a goal is missed.
// bench_edits [TIMES EACH]

#include "core/outbox/outbox.h"
#include "db/executorcount.h"
#include "store/cataloguefixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

double median(std::vector<double> times)
{
    std::nth_element(times.begin(), times.begin() + qsizetype(times.size() / 2), times.end());
    return times.at(times.size() / 2);
}

double milliseconds(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

QString countryOf(int turn)
{
    return turn % 2 == 0 ? u"CZ"_s : u"SK"_s;
}

//! The way of an edit, one after the other on one author.
class Desk {
public:
    Desk(const ConnectionAddress &address, int author, std::unique_ptr<Journal> journal)
        : m_opened(address)
        , m_outbox(*m_opened.authors, *m_opened.books, std::move(journal))
        , m_author(author)
    {
        QObject::connect(&m_outbox, &Outbox::saved, &m_loop, &QEventLoop::quit);
        m_outbox.open();
    }
    double edit(int turn)
    {
        QElapsedTimer clock;
        clock.start();
        m_outbox.submit(AuthorEdit{.id = {m_author},
                                   .country = Change<std::optional<QString>>{countryOf(turn), countryOf(turn + 1)}});
        m_loop.exec();
        return milliseconds(clock);
    }

private:
    Opened m_opened;
    Outbox m_outbox;
    QEventLoop m_loop;
    int m_author;
};

double bareUpdate(db::Session &session, int turn)
{
    QElapsedTimer clock;
    clock.start();
    const auto saved = session.run("UPDATE public.authors SET country = $1::text WHERE id = 3", {countryOf(turn + 1)});
    if (!saved)
        qFatal("%s", qPrintable(saved.error().detail));
    return milliseconds(clock);
}

int roundTripsOfOneEdit(const TestServer &server, const ConnectionAddress &address)
{
    FaultProxy line(server.overTcp(address));
    Desk desk(line.address(), 4, nullptr);
    desk.edit(0); // Connects.
    line.resetRoundTrips();
    desk.edit(1);
    return line.roundTrips();
}

bool measure(TestServer &server, int times)
{
    const ConnectionAddress address = server.createDatabase();
    createTables(server, address, History::Indexes);
    server.sql(address, u"INSERT INTO authors (name, country) SELECT 'A' || i, 'CZ' FROM generate_series(1, 1000) i"_s);
    const QTemporaryDir folder;
    Desk plain(address, 1, nullptr);
    Desk kept(address, 2, std::make_unique<Journal>(folder.path(), u"bench"_s));
    db::Session session(address);
    std::vector<double> bare;
    std::vector<double> without;
    std::vector<double> with;
    for (int turn = 0; turn < times; ++turn) {
        bare.push_back(bareUpdate(session, turn));
        without.push_back(plain.edit(turn));
        with.push_back(kept.edit(turn));
    }
    std::printf("%-52s %9.3f ms\n", "a bare UPDATE, with all migrations", median(bare));
    std::printf("%-52s %9.3f ms  %5.2f times\n", "an edit, without the journal", median(without),
                median(without) / median(bare));
    std::printf("%-52s %9.3f ms  %5.2f times\n", "an edit, with the journal on the disk", median(with),
                median(with) / median(bare));
    const int trips = roundTripsOfOneEdit(server, address);
    std::printf("%-52s %9d     (goal 1) %s\n", "round trips of an edit", trips, trips == 1 ? "ok" : "MISSED");
    return trips == 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bool isMet = false;
    {
        TestServer server;
        isMet = measure(server, std::max(QCoreApplication::arguments().value(1, u"300"_s).toInt(), 20));
        db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    }
    return isMet ? 0 : 1;
}
