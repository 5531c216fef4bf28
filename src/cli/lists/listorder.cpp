// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/lists/listorder.h"

#include "base/text.h"
#include "cli/command.h"
#include "cli/output/tableoutput.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestLevel = 40; // Columns of the terminal.

template <typename Sort>
struct NamedLevel {
    const char16_t *name;
    Sort column;
};

constexpr std::array authorLevels{
    NamedLevel{u"name", AuthorQuery::Sort::Name}, NamedLevel{u"country", AuthorQuery::Sort::Country},
    NamedLevel{u"books", AuthorQuery::Sort::Books}, NamedLevel{u"added", AuthorQuery::Sort::Added},
    NamedLevel{u"id", AuthorQuery::Sort::Recorded}};

constexpr std::array bookLevels{
    NamedLevel{u"title", BookQuery::Sort::Title}, NamedLevel{u"author", BookQuery::Sort::Author},
    NamedLevel{u"country", BookQuery::Sort::Country}, NamedLevel{u"added", BookQuery::Sort::Added},
    NamedLevel{u"id", BookQuery::Sort::Recorded}};

QStringList namesOf(const auto &known)
{
    QStringList names;
    for (const auto &level : known)
        names += QString(level.name);
    return names;
}

template <typename Sort, std::size_t Count>
Result<QList<SortLevel<Sort>>> orderFrom(const QString &typed, const std::array<NamedLevel<Sort>, Count> &known)
{
    QList<SortLevel<Sort>> order;
    for (const QString &part : typed.split(u',')) {
        const QString level = part.trimmed();
        const bool isDescending = level.startsWith(u'-');
        const QString name = level.sliced(isDescending ? 1 : 0);
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&name](const NamedLevel<Sort> &each) { return name == QString(each.name); });
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
    return scope == SearchScope::Authors ? namesOf(authorLevels) : namesOf(bookLevels);
}

Result<AuthorQuery::Order> authorOrder(const QString &levels)
{
    return orderFrom(levels, authorLevels);
}

Result<BookQuery::Order> bookOrder(const QString &levels)
{
    return orderFrom(levels, bookLevels);
}

} // namespace catalpa::cli
