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
    QLatin1StringView name;
    Sort column;
};

constexpr std::array authorLevels{
    NamedLevel{"name"_L1, AuthorQuery::Sort::Name}, NamedLevel{"country"_L1, AuthorQuery::Sort::Country},
    NamedLevel{"books"_L1, AuthorQuery::Sort::Books}, NamedLevel{"added"_L1, AuthorQuery::Sort::Added},
    NamedLevel{"id"_L1, AuthorQuery::Sort::Recorded}};

constexpr std::array bookLevels{
    NamedLevel{"title"_L1, BookQuery::Sort::Title}, NamedLevel{"author"_L1, BookQuery::Sort::Author},
    NamedLevel{"country"_L1, BookQuery::Sort::Country}, NamedLevel{"added"_L1, BookQuery::Sort::Added},
    NamedLevel{"id"_L1, BookQuery::Sort::Recorded}};

QStringList namesOf(const auto &known)
{
    QStringList names;
    for (const auto &level : known)
        names += level.name;
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
