// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it takes to have long lists from catalpa-cli, beside psql, which lets the server make one JSON array of the
// same. Prints a table.
// bench_lists [--all]

#include "cli/clifixture.h"
#include "largelibrary.h"
#include "support/measuredrun.h"
#include "support/testserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr int turns = 7;

MeasuredRun median(std::vector<MeasuredRun> runs)
{
    std::sort(runs.begin(), runs.end(),
              [](const MeasuredRun &a, const MeasuredRun &b) { return a.milliseconds < b.milliseconds; });
    return runs.at(runs.size() / 2);
}

//! In turns, so that whatever else the computer does meets both.
void compare(const char *what, const QStringList &ours, const QStringList &psql, const char *goal)
{
    std::vector<MeasuredRun> catalpa;
    std::vector<MeasuredRun> other;
    for (int turn = 0; turn < turns; ++turn) {
        catalpa.push_back(measuredRun(ours));
        other.push_back(measuredRun(psql));
    }
    const MeasuredRun a = median(catalpa);
    const MeasuredRun b = median(other);
    std::printf("  %-44s %8.0f ms %6.0f MB %8.0f ms %6.0f MB %7.2f  %s\n", what, a.milliseconds, a.megabytes,
                b.milliseconds, b.megabytes, a.milliseconds / b.milliseconds, goal);
    std::fflush(stdout);
}

void compareAll(qint64 books, TestServer &server)
{
    const ConnectionAddress address = largeLibrary(books, server);
    server.sql(address, u"VACUUM ANALYZE"_s);
    const auto ours = [url = address.withPassword()](const QStringList &command) {
        return QStringList{PageState::program(), u"--database"_s, url, u"--json"_s} + command;
    };
    const auto psql = [&](const QString &statement) {
        return QStringList{QStandardPaths::findExecutable(u"psql"_s), u"-XAtqd"_s, address.withPassword(), u"-c"_s,
                           statement};
    };
    const QString book = u"SELECT json_agg(r) FROM (SELECT b.id, b.title, b.author_id AS \"authorId\", "
                         "b.created_at AS \"createdAt\" FROM books b %1) r"_s;
    const QString author = u"SELECT json_agg(r) FROM (SELECT a.id, a.name, a.bio, a.country, "
                           "a.created_at AS \"createdAt\" FROM authors a ORDER BY a.id) r"_s;

    std::printf("\n%lld books\n", static_cast<long long>(books));
    compare("one book", ours({u"books"_s, u"--limit"_s, u"1"_s}), psql(u"SELECT 1"_s), "");
    compare("all books", ours({u"books"_s}), psql(book.arg(u"ORDER BY b.id"_s)), "at most 1.5");
    compare("all authors", ours({u"authors"_s}), psql(author), "at most 1.5");
    compare("all books, by title", ours({u"books"_s, u"--sort"_s, u"title"_s}),
            psql(book.arg(u"ORDER BY b.title, b.id"_s)), "");
    compare("all books, by author and title", ours({u"books"_s, u"--sort"_s, u"author,title"_s}),
            psql(book.arg(u"JOIN authors a ON a.id = b.author_id ORDER BY a.name, b.title, b.id"_s)), "");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    TestServer server;
    std::printf("  %-44s %11s %9s %11s %9s %7s\n", "Lists as JSON, to /dev/null", "catalpa-cli", "memory", "json_agg",
                "memory", "ratio");
    compareAll(100'000, server);
    if (QCoreApplication::arguments().contains(u"--all"_s))
        compareAll(1'000'000, server);
    return 0;
}
