// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outboxentry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! What two changes of one field, one after the other, come to.
template <typename T>
std::optional<Change<T>> joined(const std::optional<Change<T>> &earlier, const std::optional<Change<T>> &later)
{
    if (earlier && later)
        return Change<T>{earlier->from, later->to};
    return earlier ? earlier : later;
}

//! Those of the later ones alone follow.
template <typename Field>
DetailChanges<Field> joined(DetailChanges<Field> earlier, const DetailChanges<Field> &later)
{
    for (const DetailChange<Field> &change : later) {
        const auto same = std::ranges::find(earlier, change.field, &DetailChange<Field>::field);
        if (same != earlier.end())
            same->to = change.to;
        else
            earlier += change;
    }
    std::ranges::sort(earlier, {}, &DetailChange<Field>::field);
    return earlier;
}

template <typename Field>
bool shareDetail(const DetailChanges<Field> &one, const DetailChanges<Field> &other)
{
    return std::ranges::any_of(one, [&other](const DetailChange<Field> &change) {
        return std::ranges::find(other, change.field, &DetailChange<Field>::field) != other.end();
    });
}

std::optional<Edit> joined(const AuthorEdit &earlier, const AuthorEdit &later)
{
    const bool shareField = (earlier.name && later.name) || (earlier.bio && later.bio)
        || (earlier.country && later.country) || (earlier.sortName && later.sortName)
        || shareDetail(earlier.details, later.details);
    if (earlier.id != later.id || !shareField)
        return std::nullopt;
    return AuthorEdit{earlier.id,
                      joined(earlier.name, later.name),
                      joined(earlier.bio, later.bio),
                      joined(earlier.country, later.country),
                      joined(earlier.sortName, later.sortName),
                      joined(earlier.details, later.details),
                      earlier.label.isEmpty() ? later.label : earlier.label};
}

std::optional<Edit> joined(const BookEdit &earlier, const BookEdit &later)
{
    const bool shareField = (earlier.title && later.title) || (earlier.author && later.author)
        || (earlier.sortTitle && later.sortTitle) || shareDetail(earlier.details, later.details);
    if (earlier.id != later.id || !shareField)
        return std::nullopt;
    const QString &fromName = (earlier.author ? earlier : later).authorNames.from;
    const QString &toName = (later.author ? later : earlier).authorNames.to;
    return BookEdit{earlier.id,
                    joined(earlier.title, later.title),
                    joined(earlier.author, later.author),
                    {fromName, toName},
                    joined(earlier.sortTitle, later.sortTitle),
                    joined(earlier.details, later.details),
                    earlier.label.isEmpty() ? later.label : earlier.label};
}

template <typename Field>
void rebase(DetailChanges<Field> &changes, const std::optional<Details<Field>> &now)
{
    for (DetailChange<Field> &change : changes) {
        if (now)
            change.from = now->text(change.field);
    }
}

} // namespace

bool isEmpty(const Edit &edit)
{
    return std::visit(
        []<typename E>(const E &each) {
            if constexpr (std::is_same_v<E, NewAuthor> || std::is_same_v<E, NewBook>)
                return false;
            else
                return each.isEmpty();
        },
        edit);
}

Edit compared(const Edit &edit)
{
    Edit same = edit;
    if (auto *author = std::get_if<NewAuthor>(&same))
        author->mayBeThere = false;
    else if (auto *book = std::get_if<NewBook>(&same); book && book->newAuthor)
        book->newAuthor->mayBeThere = false;
    return same;
}

std::optional<Edit> joined(const Edit &earlier, const Edit &later)
{
    return std::visit(
        []<typename E, typename L>(const E &first, const L &second) -> std::optional<Edit> {
            constexpr bool isAddition = std::is_same_v<E, NewAuthor> || std::is_same_v<E, NewBook>;
            if constexpr (std::is_same_v<E, L> && !isAddition)
                return joined(first, second);
            else
                return std::nullopt;
        },
        earlier, later);
}

bool shareField(const Edit &one, const Edit &other)
{
    return joined(one, other).has_value();
}

Author applied(const AuthorEdit &edit, Author author)
{
    if (edit.name)
        author.name = edit.name->to;
    if (edit.bio)
        author.bio = edit.bio->to;
    if (edit.country)
        author.country = edit.country->to;
    if (edit.sortName)
        author.sortName = edit.sortName->to;
    if (author.details)
        apply(edit.details, *author.details);
    return author;
}

Book applied(const BookEdit &edit, Book book)
{
    if (edit.title)
        book.title = edit.title->to;
    if (edit.author) {
        book.authorId = edit.author->to;
        book.authorName = edit.authorNames.to;
    }
    if (edit.sortTitle)
        book.sortTitle = edit.sortTitle->to;
    if (book.details)
        apply(edit.details, *book.details);
    return book;
}

AuthorEdit rebased(AuthorEdit edit, const Author &now)
{
    if (edit.name)
        edit.name->from = now.name;
    if (edit.bio)
        edit.bio->from = now.bio;
    if (edit.country)
        edit.country->from = now.country;
    if (edit.sortName)
        edit.sortName->from = now.sortName;
    rebase(edit.details, now.details);
    return edit;
}

BookEdit rebased(BookEdit edit, const Book &now)
{
    if (edit.title)
        edit.title->from = now.title;
    if (edit.author) {
        edit.author->from = now.authorId;
        edit.authorNames.from = now.authorName;
    }
    if (edit.sortTitle)
        edit.sortTitle->from = now.sortTitle;
    rebase(edit.details, now.details);
    return edit;
}

} // namespace catalpa
