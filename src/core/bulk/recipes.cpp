// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/recipes.h"

#include <algorithm>

namespace catalpa {
namespace {

template <typename Record>
struct EditOf;
template <>
struct EditOf<Author> {
    using Type = AuthorEdit;
};
template <>
struct EditOf<Book> {
    using Type = BookEdit;
};

//! A recipe that changes a record by \a act, a function of (edit, record, row) that answers Result<>.
template <typename Record, typename Act>
Recipe<Record> recipe(Act act)
{
    return [act](const Record &record, qint64 row) -> Result<std::optional<Proposal>> {
        typename EditOf<Record>::Type edit{.id = record.id};
        return act(edit, record, row).map([&] { return proposal(record, edit); });
    };
}

template <typename Act>
Recipes recipes(Act act)
{
    return {.author = recipe<Author>(act), .book = recipe<Book>(act)};
}

} // namespace

Recipes settingRecipes(RecordField field, const QString &text)
{
    return recipes([field, text](auto &edit, const auto &record, qint64) -> Result<> {
        change(edit, record, field, text);
        return {};
    });
}

Recipes authorRecipes(const Author &author)
{
    return {.author = {}, .book = recipe<Book>([author](BookEdit &edit, const Book &book, qint64) -> Result<> {
                              changeAuthor(edit, book, author);
                              return {};
                          })};
}

Recipes replacingRecipes(RecordField field, const Replacement &replacement)
{
    return recipes([field, replacement](auto &edit, const auto &record, qint64) -> Result<> {
        return replacement.in(textOf(record, field)).map([&](const std::pair<QString, int> &made) {
            if (made.second > 0)
                change(edit, record, field, made.first);
        });
    });
}

Recipes pastingRecipes(const PastePlan &plan)
{
    return recipes([plan](auto &edit, const auto &record, qint64 row) -> Result<> {
        const QStringList cells = row < plan.rows.size() ? plan.rows.at(row) : QStringList();
        for (qsizetype i = 0; i < std::min(cells.size(), plan.fields.size()); ++i) {
            if (plan.fields.at(i))
                change(edit, record, *plan.fields.at(i), cells.at(i));
        }
        return {};
    });
}

} // namespace catalpa
