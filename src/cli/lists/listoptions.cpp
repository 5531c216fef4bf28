// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/lists/listoptions.h"

#include "base/text.h"
#include "cli/lists/listorder.h"
#include "cli/output/tableoutput.h"
#include "store/listing/search.h"
#include "wording/searchtext.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestValue = 40; // Columns of the terminal.
constexpr qsizetype markSize = 9; // Bytes; a multiple of three.

SearchScope scopeOf(const CommandLine &read)
{
    return read.command.name == "authors"_L1 ? SearchScope::Authors : SearchScope::Books;
}

QString searchOf(const CommandLine &read)
{
    return read.value(u"search"_s).value_or(QString()).trimmed();
}

//! Without an order, as the guide has it.
QString sortOf(const CommandLine &read)
{
    return read.value(u"sort"_s).value_or(u"id"_s);
}

Result<> checkSearch(const QString & /*value*/, const CommandLine &read)
{
    if (const auto checked = store::checkSearch(searchOf(read)); !checked)
        return misused(checked.error().message);
    const QStringList errors = refusals(parseSearch(searchOf(read), scopeOf(read)));
    if (errors.isEmpty())
        return {};
    return misused(Text::tr("This search cannot be answered as it is typed. %1").arg(errors.first()));
}

Result<> checkSort(const QString &value, const CommandLine &read)
{
    if (scopeOf(read) == SearchScope::Authors)
        return authorOrder(value).map([](const auto & /*order*/) {});
    return bookOrder(value).map([](const auto & /*order*/) {});
}

Result<> checkLimit(const QString &value, const CommandLine & /*read*/)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= largestLimit)
        return {};
    return misused(
        Text::tr("--limit takes a number from 1 to 1000000; “%1” is none.").arg(displayLine(value, longestValue)));
}

Result<> checkAfter(const QString &value, const CommandLine &read)
{
    const auto cursor = ListCursor::fromWord(value);
    if (!cursor)
        return misused(Text::tr("--after takes the word that stands at the end of a list with --limit, and this one is "
                                "none, or not whole."));
    if (cursor->list != listMark(read)) {
        return misused(Text::tr("What is given to --after comes from another list. Give it with the same command, "
                                "--search, --sort and --author as there."));
    }
    return {};
}

Result<> checkCount(const QString & /*value*/, const CommandLine &read)
{
    for (const QString &other : {u"sort"_s, u"after"_s, u"sort-names"_s, u"details"_s}) {
        if (read.has(other))
            return misused(Text::tr("%1 do not go together.").arg("--count"_L1 + Text::tr(" and ") + "--"_L1 + other));
    }
    return {};
}

Result<> checkSortNames(const QString & /*value*/, const CommandLine &read)
{
    return read.json() ? Result<>() : misused(Text::tr("--sort-names goes with --json only."));
}

Result<> checkDetails(const QString & /*value*/, const CommandLine &read)
{
    return read.json() ? Result<>() : misused(Text::tr("--details goes with --json only."));
}

} // namespace

QList<Option> limitOrCount()
{
    return {{.name = u"limit"_s,
             .value = u"N"_s,
             .summary = Text::tr("So many at most, up to 1000000. When there are more, the word for --after stands "
                                 "behind them on the standard error; with --json the answer is "
                                 "{\"rows\":[…],\"next\":…} instead of an array, and the word stands in it."),
             .check = checkLimit},
            {.name = u"count"_s,
             .summary = Text::tr("Only how many there are: a number, or with --json {\"count\":…}."),
             .check = checkCount}};
}

QList<Option> listOptions(SearchScope scope)
{
    const bool ofAuthors = scope == SearchScope::Authors;
    return {{.name = u"search"_s,
             .value = u"TEXT"_s,
             .summary = Text::tr("Those that the search field of the window would find, in the same language, such as "
                                 "'%1'.")
                            .arg(ofAuthors ? "country:cz books:>2 -karel"_L1 : "author:lem added:<30d -robots"_L1),
             .check = checkSearch},
            {.name = u"sort"_s,
             .value = u"LEVELS"_s,
             .summary = Text::tr("In this order: %1, several of them separated by commas, downwards with a minus in "
                                 "front, such as %2. Without it by id.")
                            .arg(levelNames(scope).join(", "_L1), ofAuthors ? "-books,name"_L1 : "author,-added"_L1),
             .values = levelNames(scope),
             .check = checkSort},
            {.name = u"after"_s,
             .value = u"CURSOR"_s,
             .summary = Text::tr("Those behind a list with --limit: the word that stood at its end."),
             .check = checkAfter},
            {.name = u"sort-names"_s,
             .summary = ofAuthors ? Text::tr("With --json: what each author is filed under, too, as \"sortName\".")
                                  : Text::tr("With --json: what each book is filed under, too, as \"sortTitle\"."),
             .check = checkSortNames},
            {.name = u"details"_s,
             .summary = ofAuthors ? Text::tr("With --json: what else is recorded of each author, too, as \"details\".")
                                  : Text::tr("With --json: what else is recorded of each book, too, as \"details\"."),
             .check = checkDetails}};
}

AuthorQuery authorQuery(const CommandLine &commandLine)
{
    return {.order = authorOrder(sortOf(commandLine)).value_or(AuthorQuery::Order()),
            .search = searchOf(commandLine),
            .withDetails = commandLine.has(u"details"_s)};
}

BookQuery bookQuery(const CommandLine &commandLine)
{
    BookQuery query{.order = bookOrder(sortOf(commandLine)).value_or(BookQuery::Order()),
                    .search = searchOf(commandLine)};
    if (const auto number = commandLine.value(u"author"_s))
        query.authorId = Id<Author>{number->toLongLong()};
    query.withDetails = commandLine.has(u"details"_s);
    return query;
}

std::optional<int> limitOf(const CommandLine &commandLine)
{
    const auto value = commandLine.value(u"limit"_s);
    return value ? std::optional(value->toInt()) : std::nullopt;
}

std::optional<ListCursor> cursorOf(const CommandLine &commandLine)
{
    const auto word = commandLine.value(u"after"_s);
    return word ? ListCursor::fromWord(*word) : std::nullopt;
}

bool isGuidesList(const CommandLine &commandLine)
{
    for (const QString &option : {u"search"_s, u"sort"_s, u"limit"_s, u"after"_s, u"sort-names"_s, u"details"_s}) {
        if (commandLine.has(option))
            return false;
    }
    return true;
}

QString listMark(const CommandLine &commandLine)
{
    const QString author = QString::number(commandLine.value(u"author"_s).value_or(QString()).toLongLong());
    const QString sort = sortOf(commandLine).remove(u' ');
    const QByteArray all =
        QJsonDocument(QJsonArray{commandLine.command.name, searchOf(commandLine), sort, author}).toJson();
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).first(markSize).toBase64());
}

QStringList searchWarnings(const CommandLine &commandLine)
{
    return searchHints(parseSearch(searchOf(commandLine), scopeOf(commandLine)));
}

} // namespace catalpa::cli
