// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/listrequest.h"

#include "base/text.h"
#include "serve/routes/cursor.h"
#include "serve/routes/parseint.h"
#include "store/listing/search.h"
#include "wording/searchtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

Result<int> limitOf(const Target &target)
{
    const auto text = target.value(u"limit");
    if (!text)
        return usualLimit;
    const auto number = recordNumber(*text);
    if (number && *number >= 1 && *number <= largestLimit)
        return int(*number);
    return failure(ErrorKind::Invalid, Text::tr("“limit” is a number from 1 to %1.").arg(largestLimit));
}

Result<bool> sortOf(const Target &target, bool forPeople)
{
    const QString sort = target.value(u"sort").value_or(QString());
    if (sort.isEmpty())
        return forPeople || !target.value(u"from").value_or(QString()).isEmpty();
    if (sort == "name"_L1 || sort == "title"_L1)
        return true;
    if (sort == "id"_L1)
        return false;
    return failure(ErrorKind::Invalid, Text::tr("“sort” is “id”, “name” or “title”."));
}

Result<std::optional<Id<Author>>> authorOf(const Target &target)
{
    const auto text = target.value(u"author");
    if (!text)
        return std::optional<Id<Author>>();
    if (const auto number = recordNumber(*text))
        return std::optional(Id<Author>{*number});
    return failure(ErrorKind::Invalid, Text::tr("“author” is the number of an author."));
}

//! What tells a list from others: a place in one is none in another.
QByteArray markOf(const QByteArray &path, const ListRequest &list)
{
    const QByteArray author = list.author ? QByteArray::number(list.author->value) : QByteArray();
    return path.toLower() + '\n' + (list.byName ? "name" : "id") + '\n' + author + '\n' + list.search.toUtf8();
}

QByteArray pathOf(const Target &target)
{
    return '/' + target.segments.join(u'/').toUtf8();
}

Result<std::optional<Key>> afterOf(const Target &target, const ListRequest &list)
{
    const auto text = target.value(u"after");
    if (!text)
        return std::optional<Key>();
    const auto cursor = Cursor::from(*text);
    if (!cursor)
        return failure(ErrorKind::Invalid,
                       Text::tr("“after” is no place in this list. Take it from the link to the next page."));
    if (!cursor->isOf(markOf(pathOf(target), list)))
        return failure(ErrorKind::Invalid,
                       Text::tr("“after” is a place in another list, with another order, search or author. Take it "
                                "from the link to the next page of this one."));
    return std::optional(cursor->key);
}

SearchQuery searchOf(const Target &target)
{
    const bool isOfBooks = target.segments.value(0).compare("books"_L1, Qt::CaseInsensitive) == 0;
    return parseSearch(target.value(u"search").value_or(QString()),
                       isOfBooks ? SearchScope::Books : SearchScope::Authors);
}

//! A program would take the whole list for what it asked for.
Result<> checkSearch(const Target &target)
{
    if (auto checked = store::checkSearch(target.value(u"search").value_or(QString())); !checked)
        return checked;
    const QStringList hints = refusals(searchOf(target));
    if (hints.isEmpty())
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("This search cannot be answered as it is typed. %1").arg(hints.first()));
}

//! Which of two values is meant nobody knows.
Result<> checkNames(const Target &target)
{
    for (const char16_t *name : askedNames) {
        const auto isNamed = [name](const auto &each) {
            return each.first == QStringView(name);
        };
        if (std::count_if(target.query.cbegin(), target.query.cend(), isNamed) > 1)
            return failure(ErrorKind::Invalid, Text::tr("“%1” stands twice in the address.").arg(QStringView(name)));
    }
    return {};
}

} // namespace

KeyRange ListRequest::range() const
{
    if (after)
        return {.first = after};
    if (!from.isEmpty() && byName)
        return {.first = Key{{from}, 0, {}}};
    return {};
}

AuthorQuery ListRequest::authorQuery() const
{
    return {.order = {{byName ? AuthorQuery::Sort::Name : AuthorQuery::Sort::Recorded}}, .search = search};
}

BookQuery ListRequest::bookQuery() const
{
    return {
        .order = {{byName ? BookQuery::Sort::Title : BookQuery::Sort::Recorded}}, .search = search, .authorId = author};
}

Result<ListRequest> readListRequest(const Target &target, bool forPeople)
{
    if (const auto checked = checkNames(target); !forPeople && !checked)
        return passOn(checked);
    const auto limit = limitOf(target);
    const auto byName = sortOf(target, forPeople);
    const auto author = authorOf(target);
    if (!limit)
        return passOn(limit);
    if (!byName)
        return passOn(byName);
    if (!author)
        return passOn(author);
    if (const auto search = checkSearch(target); !forPeople && !search)
        return passOn(search);
    ListRequest list{.search = target.value(u"search").value_or(QString()).trimmed(),
                     .byName = *byName,
                     .author = *author,
                     .from = target.value(u"from").value_or(QString()).left(100),
                     .limit = *limit};
    return afterOf(target, list).map([&list](const std::optional<Key> &after) {
        list.after = after;
        return list;
    });
}

bool asksForList(const Target &target)
{
    return std::any_of(askedNames.begin(), askedNames.end(),
                       [&target](const char16_t *name) { return target.value(name); });
}

QByteArray searchWarning(const Target &target)
{
    QByteArray text;
    for (const QString &hint : searchHints(searchOf(target))) {
        const QString plain = QString(hint).replace(u'“', u'\'').replace(u'”', u'\'');
        for (const QChar character : plain) // As a header may have it, between quotation marks.
            text += character > u'\u001f' && character < u'\u007f' && character != u'"' && character != u'\\'
                ? character.toLatin1()
                : '?';
        text += ' ';
    }
    return text.isEmpty() ? text : "199 catalpa \"" + text.trimmed() + '"';
}

QByteArray canonicalQuery(const Target &target)
{
    QByteArray query;
    for (const char16_t *name : askedNames) {
        if (const auto value = target.value(name))
            query += QStringView(name).toLatin1() + '=' + encoded(*value) + '&';
    }
    return query;
}

QByteArray followingPage(const QByteArray &path, const Target &target, const ListRequest &list, const Key &next)
{
    QByteArray link = path + '?';
    for (const char16_t *name : {u"search", u"sort", u"author", u"limit"}) {
        if (const auto value = target.value(name); value && !value->isEmpty())
            link += QStringView(name).toLatin1() + '=' + encoded(*value) + '&';
    }
    // A list that began at a letter is by name; the link does not name the letter any more.
    const auto given = [&target](QStringView name) {
        return !target.value(name).value_or(QString()).isEmpty();
    };
    if (!given(u"sort") && given(u"from"))
        link += "sort=name&";
    return link + "after=" + cursorOf(next, markOf(path, list));
}

} // namespace catalpa::serve
