// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the first page of a search takes, for searches of every kind that are drawn from the data. Prints a table.
// bench_searches [--all] [ADDRESS of a catalogue that is there already]

#include "db/address/addressreader.h"
#include "db/session.h"
#include "largelibrary.h"
#include "store/cataloguefixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr int turns = 5;

struct Kind {
    QString name;
    QStringList searches;
};

//! Texts of rows that hang together with nothing.
QStringList drawn(db::Session &session, const char *sql)
{
    const auto rows = valueOf(session.run(sql));
    QStringList texts;
    for (int row = 0; row < rows.count(); ++row)
        texts += rows.text(row, 0);
    return texts;
}

//! Words of \a least letters or more, each once.
QStringList wordsOf(const QStringList &texts, qsizetype least, qsizetype count)
{
    QStringList words;
    for (const QString &text : texts) {
        for (const QString &word : text.split(u' ')) {
            if (word.size() >= least && word.at(0).isLetter() && words.size() < count)
                words += word;
        }
    }
    words.removeDuplicates();
    return words;
}

template <typename Make>
QStringList each(qsizetype count, Make make)
{
    QStringList searches;
    for (qsizetype i = 0; i < count; ++i)
        searches += make(i);
    searches.removeDuplicates();
    return searches;
}

std::vector<Kind> kindsFrom(db::Session &session)
{
    const QStringList titles = drawn(session, "SELECT title FROM books ORDER BY hashint4(id) LIMIT 60");
    const QStringList names = drawn(session, "SELECT name FROM authors ORDER BY hashint4(id) LIMIT 60");
    const QStringList eastern =
        drawn(session, "SELECT title FROM books WHERE title ~ '[\\u4e00-\\u9fff]' ORDER BY hashint4(id) LIMIT 4");
    const QStringList ofTitles = wordsOf(titles, 4, 14);
    const QStringList ofNames = wordsOf(names, 4, 10);
    const QStringList numbers = drawn(session, "SELECT n::text FROM generate_series(17, 9700, 1931) n");
    const auto titleWord = [&](qsizetype i) {
        return ofTitles.at(i % ofTitles.size());
    };
    const auto nameWord = [&](qsizetype i) {
        return ofNames.at(i % ofNames.size());
    };
    return {
        {u"a word of a title"_s, ofTitles},
        {u"a word of a name"_s, ofNames},
        {u"one letter"_s, each(5, [&](qsizetype i) { return titleWord(i).left(1).toLower(); })},
        {u"two letters"_s, each(6, [&](qsizetype i) { return nameWord(i).left(2).toLower(); })},
        {u"the beginning of a word"_s, each(5, [&](qsizetype i) { return titleWord(i + 3).left(3); })},
        {u"initials"_s, {u"jrr"_s, u"j r r"_s, u"fm"_s}},
        {u"Han and Kana"_s, each(eastern.size(), [&](qsizetype i) { return eastern.at(i).left(1 + int(i % 2)); })},
        {u"a number"_s, numbers},
        {u"two words"_s, each(6, [&](qsizetype i) { return QString(titleWord(i) + u' ' + nameWord(i)); })},
        {u"three words"_s,
         each(3, [&](qsizetype i) { return QString(titles.at(i).section(u' ', 0, 1) + u' ' + nameWord(i)); })},
        {u"a phrase"_s, each(5, [&](qsizetype i) { return u"\"%1\""_s.arg(titles.at(i + 5).section(u' ', 1, 3)); })},
        {u"without a word"_s, each(4, [&](qsizetype i) { return QString(titleWord(i) + u" -"_s + nameWord(i + 1)); })},
        {u"only without"_s, each(2, [&](qsizetype i) { return QString(u'-' + titleWord(i)); })},
        {u"in the title"_s, each(3, [&](qsizetype i) { return QString(u"title:"_s + titleWord(i + 2)); })},
        {u"in the author"_s, each(3, [&](qsizetype i) { return QString(u"author:"_s + nameWord(i + 2)); })},
        {u"in the biography"_s, {u"bio:poet"_s, u"bio:copenhagen"_s, u"bio:any"_s}},
        {u"a country"_s, {u"country:de"_s, u"country:czechia"_s, u"country:none"_s, u"country:jp winter"_s}},
        {u"a day"_s, {u"added:2021-01-05"_s, u"added:>1y"_s, u"added:<1d"_s}},
        {u"exactly"_s, each(3, [&](qsizetype i) { return QString(u'=' + nameWord(i)); })},
        {u"nothing"_s, {u"xylophon"_s, u"zzzzzz"_s, u"garden xylophon"_s}},
    };
}

double medianOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

void print(const QString &name, const std::vector<double> &times, const QString &slowest)
{
    std::printf("  %-26s %4zu %9.1f ms %9.1f ms  %s\n", qPrintable(name), times.size(), medianOf(times),
                *std::max_element(times.cbegin(), times.cend()), qPrintable(slowest));
}

void measure(const ConnectionAddress &address)
{
    db::Session session(address);
    const std::vector<Kind> kinds = kindsFrom(session);
    Opened opened(address);
    const BookQuery all{.order = {{BookQuery::Sort::Title, Qt::AscendingOrder}}};
    valueOf(opened.books->page(all, {}, 200));
    std::vector<double> everything;
    QString slowestOfAll;
    std::printf("  %-26s %4s %12s %12s  %s\n", "Searches among books", "n", "median", "worst", "the slowest");
    for (const Kind &kind : kinds) {
        std::vector<double> times;
        QString slowest;
        for (const QString &search : kind.searches) {
            std::vector<double> ofOne;
            for (int turn = 0; turn < turns; ++turn) {
                QElapsedTimer timer;
                timer.start();
                BookQuery query = all;
                query.search = search;
                valueOf(opened.books->page(query, {}, 200));
                ofOne.push_back(double(timer.nsecsElapsed()) / 1e6);
            }
            const double time = medianOf(ofOne);
            if (times.empty() || time > *std::max_element(times.cbegin(), times.cend()))
                slowest = search;
            if (everything.empty() || time > *std::max_element(everything.cbegin(), everything.cend()))
                slowestOfAll = search;
            times.push_back(time);
            everything.push_back(time);
        }
        print(kind.name, times, slowest);
    }
    print(u"all"_s, everything, slowestOfAll);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (const QString last = arguments.last(); last.startsWith("postgresql:"_L1)) {
        measure(valueOf(db::readAddress(last)));
        return 0;
    }
    TestServer server;
    for (const qint64 books : {100'000, 1'000'000, 10'000'000}) {
        if (books > 1'000'000 && !arguments.contains(u"--all"_s))
            continue;
        const ConnectionAddress address = largeLibrary(books, server);
        std::printf("\n%lld books\n", static_cast<long long>(books));
        measure(address);
    }
    return 0;
}
