// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/lists.h"

#include "base/text.h"
#include "cli/lists/listoptions.h"
#include "cli/lists/listwriter.h"
#include "cli/lists/readahead.h"
#include "core/json/detailsjson.h"
#include "wording/transfertext.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr qint64 usualPage = 1'000; // Rows. The widths of a table are those of the first page.
constexpr qint64 largestPage = 8'000;
constexpr qint64 smallestPage = 50;
constexpr qsizetype usualBytes = 500'000; // Of a page that is written.

//! How many rows are read at once, when so many were \a bytes: enough to make the way to the server and the search for
//! their beginning unimportant, little enough to hold two of them.
qint64 followingPage(qint64 rows, qsizetype bytes)
{
    if (bytes > 2 * usualBytes)
        return std::max(rows / 2, smallestPage);
    return bytes < usualBytes ? std::min(2 * rows, largestPage) : rows;
}

QStringList cellsOf(const Author &author)
{
    return {QString::number(author.id.value), author.name, author.country.value_or(QString()),
            QString::number(author.bookCount), author.bio.value_or(QString())};
}

QStringList cellsOf(const Book &book)
{
    return {QString::number(book.id.value), book.title, book.authorName, QString::number(book.authorId.value)};
}

//! A further field of a record that is written as JSON.
QByteArray with(const QByteArray &record, const char *key, const QByteArray &json)
{
    return record.chopped(1) + ",\"" + key + "\":" + json + '}';
}

QByteArray withSortName(const QByteArray &json, const Author &author)
{
    return with(json, "sortName", Json::text(author.sortName));
}

QByteArray withSortName(const QByteArray &json, const Book &book)
{
    return with(json, "sortTitle", Json::text(book.sortTitle));
}

//! The guide's fields, and what was asked for besides.
template <typename Record>
QByteArray jsonOf(const Record &record, const CommandLine &read)
{
    QByteArray json = toJson(record);
    if (read.has(u"sort-names"_s))
        json = withSortName(json, record);
    if (!read.has(u"details"_s))
        return json;
    const QJsonObject details = record.details ? toJson(*record.details) : QJsonObject();
    return with(json, "details", QJsonDocument(details).toJson(QJsonDocument::Compact));
}

//! Tells when there are none of those that were looked for.
QString noneOf(const CommandLine &read, const QString &atAll)
{
    return read.has(u"search"_s) || read.has(u"after"_s) ? Text::tr("Nothing was found.") : atAll;
}

//! How many bytes it comes to.
template <typename Record>
qsizetype writeRows(ListWriter &writer, const QList<Record> &records, const CommandLine &read)
{
    QByteArrayList json;
    QList<QStringList> rows;
    for (const Record &record : records) {
        if (writer.isJson())
            json += jsonOf(record, read);
        else
            rows += cellsOf(record);
    }
    return writer.writeJson(json.join(',')) + writer.writeRows(rows);
}

//! The alphabet that a list is sorted by stays the same from its first part to its last, whoever asks for them.
Result<> goOnFrom(const ListCursor &cursor, const CatalogueCapabilities &capabilities, KeyRange &range,
                  QString &collation)
{
    if (cursor.collation != capabilities.collation && !capabilities.collations.contains(cursor.collation))
        return misused(Text::tr("What is given to --after comes from a database that sorts by an alphabet which this "
                                "one has not."));
    if (cursor.isFiled != capabilities.hasSortKeys)
        return misused(Text::tr("What is given to --after comes from a list in another order. Begin this one anew."));
    range.first = cursor.key;
    collation = cursor.collation;
    return {};
}

//! Whether a search finds nothing at all, and not only nothing in the rest of a list.
template <typename Store>
bool findsNothing(Store &store, const typename Store::Query &query, const Context &context)
{
    if (!context.commandLine.has(u"after"_s))
        return true;
    const auto count = await(store.count(query, 1), context.interruption);
    return count && *count == 0;
}

//! What resembles the search, as in the window. Where it cannot be asked for, nobody misses it.
template <typename Store>
void suggestOthers(Store &store, const typename Store::Query &query, Context &context)
{
    const auto names = await(store.suggestions(query), context.interruption);
    context.output.flush();
    for (const QString &name : names ? *names : QStringList())
        printNote(Text::tr("Did you mean “%1”?").arg(displayLine(name, 80)));
}

template <typename Store>
Result<ExitCode> writePages(Store &store, typename Store::Query query, ListWriter writer,
                            const CatalogueCapabilities &capabilities, Context &context)
{
    using Rows = Page<typename Store::Record>;
    const CommandLine &read = context.commandLine;
    query.collation = capabilities.collation;
    KeyRange range;
    if (const auto cursor = cursorOf(read)) {
        if (const auto found = goOnFrom(*cursor, capabilities, range, query.collation); !found)
            return passOn(found);
    }
    qint64 left = limitOf(read).value_or(std::numeric_limits<int>::max());
    qint64 atOnce = usualPage;
    const auto ask = [&](const Rows *before) -> std::optional<QFuture<Result<Rows>>> {
        if (before) {
            left -= before->rows.size();
            range.first = before->next;
        }
        if (left <= 0 || (before && !before->next))
            return std::nullopt;
        return store.page(query, range, int(std::min(left, atOnce)));
    };
    const auto written = readAhead<Rows>(
        context, ask, [&](const Rows &page) { atOnce = followingPage(atOnce, writeRows(writer, page.rows, read)); });
    if (!written)
        return passOn(written);
    writer.end(range.first ? ListCursor{listMark(read), query.collation, *range.first, capabilities.hasSortKeys}.word()
                           : QByteArray());
    if (writer.isEmpty() && read.has(u"search"_s) && findsNothing(store, query, context))
        suggestOthers(store, query, context);
    return ExitCode::Success;
}

//! As JSON, the list of the guide's API comes from the database in this form. \a partAt asks for a part of it.
template <typename PartAt>
Result<ExitCode> writeParts(ListWriter writer, const Context &context, PartAt partAt)
{
    using store::JsonPart;
    const auto ask = [&](const JsonPart *before) -> std::optional<QFuture<Result<JsonPart>>> {
        if (before && before->isLast)
            return std::nullopt;
        return partAt(before ? store::JsonRange{before->last, before->next} : store::JsonRange());
    };
    const auto written =
        readAhead<JsonPart>(context, ask, [&](const JsonPart &part) { writer.writeJson(part.records); });
    if (!written)
        return passOn(written);
    writer.end({});
    return ExitCode::Success;
}

template <typename Store>
Result<ExitCode> writeCount(Store &store, const typename Store::Query &query, Context &context)
{
    const auto count = await(store.count(query, std::numeric_limits<qint64>::max()), context.interruption);
    if (!count)
        return passOn(count);
    context.answer(Json::Object().add("count", Json::number(*count)), QString::number(*count));
    return ExitCode::Success;
}

void warnOfSearch(const CommandLine &read)
{
    for (const QString &sentence : searchWarnings(read))
        printNote(Text::tr("catalpa-cli: warning: %1").arg(sentence));
}

bool isGuidesJson(const CommandLine &read)
{
    return read.json() && isGuidesList(read);
}

Result<ExitCode> listAuthors(Context &context)
{
    const CommandLine &read = context.commandLine;
    warnOfSearch(read);
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    const auto authors = opened->catalogue->authors(opened->capabilities);
    if (read.has(u"count"_s))
        return writeCount(*authors, authorQuery(read), context);
    const Table table({{Text::tr("ID"), Table::Alignment::Right},
                       {Text::tr("Name"), Table::Alignment::Left, 40},
                       {Text::tr("Country"), Table::Alignment::Left, 20},
                       {Text::tr("Books"), Table::Alignment::Right},
                       {Text::tr("About"), Table::Alignment::Left, 60}});
    ListWriter writer(context, table, {authorsInWords, noneOf(read, Text::tr("There are no authors yet."))});
    if (!isGuidesJson(read))
        return writePages(*authors, authorQuery(read), std::move(writer), opened->capabilities, context);
    return writeParts(std::move(writer), context, [&opened](const store::JsonRange &range) {
        return opened->catalogue->authorsPart(opened->capabilities, range);
    });
}

Result<> checkNumber(const QString &value, const CommandLine & /*read*/)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= std::numeric_limits<qint32>::max())
        return {};
    return misused(Text::tr("--author takes the number of an author, as “authors” lists it; “%1” is none.").arg(value));
}

//! An author without books is one thing, a number that nobody has is another.
Result<> checkAuthor(const OpenedCatalogue &opened, Id<Author> id, const Context &context)
{
    const auto authors = opened.catalogue->authors(opened.capabilities);
    const auto author = await(authors->author(id), context.interruption);
    if (author)
        return {};
    if (author.error().kind != ErrorKind::Missing)
        return passOn(author);
    return failure(ErrorKind::Missing, Text::tr("There is no author with the number %1.").arg(id.value));
}

Result<ExitCode> listBooks(Context &context)
{
    const CommandLine &read = context.commandLine;
    warnOfSearch(read);
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    const BookQuery query = bookQuery(read);
    if (query.authorId) {
        if (const auto known = checkAuthor(*opened, *query.authorId, context); !known)
            return passOn(known);
    }
    const auto books = opened->catalogue->books(opened->capabilities);
    if (read.has(u"count"_s))
        return writeCount(*books, query, context);
    const Table table({{Text::tr("ID"), Table::Alignment::Right},
                       {Text::tr("Title"), Table::Alignment::Left, 60},
                       {Text::tr("Author"), Table::Alignment::Left, 40},
                       {Text::tr("Author ID"), Table::Alignment::Right}});
    ListWriter writer(context, table, {booksInWords, noneOf(read, Text::tr("There are no books yet."))});
    if (!isGuidesJson(read))
        return writePages(*books, query, std::move(writer), opened->capabilities, context);
    return writeParts(std::move(writer), context, [&](const store::JsonRange &range) {
        return opened->catalogue->booksPart(query.authorId, range);
    });
}

} // namespace

Command authorsCommand()
{
    return {.name = u"authors"_s,
            .alternatives = limitOrCount(),
            .options = listOptions(SearchScope::Authors),
            .summary = Text::tr("List the authors, or those that a search finds."),
            .run = listAuthors};
}

Command booksCommand()
{
    return {.name = u"books"_s,
            .alternatives = limitOrCount(),
            .options = QList<Option>{{.name = u"author"_s,
                                      .value = u"ID"_s,
                                      .summary = Text::tr("Those of the author with this number."),
                                      .check = checkNumber}}
                + listOptions(SearchScope::Books),
            .summary = Text::tr("List the books, or those of one author, or those that a search finds."),
            .run = listBooks};
}

} // namespace catalpa::cli
