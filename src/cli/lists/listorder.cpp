// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/lists/listorder.h"

#include "base/text.h"
#include "cli/command.h"
#include "cli/output/tableoutput.h"
#include "core/search/detailorder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestLevel = 40; // Columns of the terminal.

template <typename Sort>
struct NamedLevel {
    QString name;
    Sort column;
};

//! Those of what is recorded beside the guide's columns go by their names in JSON; no order goes by long texts.
template <typename Field, typename Sort>
QList<NamedLevel<Sort>> withDetails(QList<NamedLevel<Sort>> levels)
{
    for (const Field field : allFields(Field())) {
        if (description(field).kind != DetailKind::LongText)
            levels += {description(field).key, sortBy(field)};
    }
    return levels;
}

QList<NamedLevel<AuthorQuery::Sort>> authorLevels()
{
    using S = AuthorQuery::Sort;
    return withDetails<AuthorField, S>({{u"name"_s, S::Name},
                                        {u"country"_s, S::Country},
                                        {u"books"_s, S::Books},
                                        {u"added"_s, S::Added},
                                        {u"id"_s, S::Recorded}});
}

QList<NamedLevel<BookQuery::Sort>> bookLevels()
{
    using S = BookQuery::Sort;
    return withDetails<BookField, S>({{u"title"_s, S::Title},
                                      {u"author"_s, S::Author},
                                      {u"country"_s, S::Country},
                                      {u"added"_s, S::Added},
                                      {u"id"_s, S::Recorded}});
}

QStringList namesOf(const auto &known)
{
    QStringList names;
    for (const auto &level : known)
        names += level.name;
    return names;
}

template <typename Sort>
Result<QList<SortLevel<Sort>>> orderFrom(const QString &typed, const QList<NamedLevel<Sort>> &known)
{
    QList<SortLevel<Sort>> order;
    for (const QString &part : typed.split(u',')) {
        const QString level = part.trimmed();
        const bool isDescending = level.startsWith(u'-');
        const QString name = level.sliced(isDescending ? 1 : 0);
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&name](const NamedLevel<Sort> &each) { return name == each.name; });
        if (found == known.end()) {
            return misused(Text::tr("--sort knows %1, separated by commas and with a minus in front of what is to run "
                                    "downwards; “%2” is none of them.")
                               .arg(namesOf(known).join(", "_L1), displayLine(name, longestLevel)));
        }
        if (std::any_of(order.cbegin(), order.cend(), [&](const auto &each) { return each.column == found->column; }))
            return misused(Text::tr("In --sort, “%1” stands twice.").arg(name));
        order += {.column = found->column, .order = isDescending ? Qt::DescendingOrder : Qt::AscendingOrder};
    }
    return order;
}

} // namespace

QStringList levelNames(SearchScope scope)
{
    return scope == SearchScope::Authors ? namesOf(authorLevels()) : namesOf(bookLevels());
}

Result<AuthorQuery::Order> authorOrder(const QString &levels)
{
    return orderFrom(levels, authorLevels());
}

Result<BookQuery::Order> bookOrder(const QString &levels)
{
    return orderFrom(levels, bookLevels());
}

} // namespace catalpa::cli
