// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/book.h"

namespace catalpa {

//! One field's way from what was seen to what is wanted.
template <typename T>
struct Change {
    T from;
    T to;

    Change inverse() const { return {to, from}; }
    bool operator==(const Change &) const = default;
};

template <typename T>
std::optional<Change<T>> inverse(const std::optional<Change<T>> &change)
{
    return change ? std::optional(change->inverse()) : std::nullopt;
}

template <typename Field>
DetailChanges<Field> inverse(DetailChanges<Field> changes)
{
    for (DetailChange<Field> &change : changes)
        change = change.inverse();
    return changes;
}

//! An edit of one author: the command, the optimistic lock (from) and the undo (inverse) in one value.
struct AuthorEdit {
    Id<Author> id;
    std::optional<Change<QString>> name{};
    std::optional<Change<std::optional<QString>>> bio{};
    std::optional<Change<std::optional<QString>>> country{};
    //! What the author is filed under. To nothing, or to an empty text, means as the rules suggest.
    std::optional<Change<std::optional<QString>>> sortName{};
    DetailChanges<AuthorField> details{};
    QString label{}; //!< The author's name when the edit was made, to tell of it. Not sent.

    bool isEmpty() const { return !name && !bio && !country && !sortName && details.isEmpty(); }
    AuthorEdit inverse() const
    {
        return {id,
                catalpa::inverse(name),
                catalpa::inverse(bio),
                catalpa::inverse(country),
                catalpa::inverse(sortName),
                catalpa::inverse(details),
                label};
    }
    bool operator==(const AuthorEdit &) const = default;
};

//! An edit of one book.
struct BookEdit {
    Id<Book> id;
    std::optional<Change<QString>> title{};
    std::optional<Change<Id<Author>>> author{};
    Change<QString> authorNames{}; //!< Of author, to be shown until the database has answered. Not sent.
    std::optional<Change<std::optional<QString>>> sortTitle{}; //!< Same rules as AuthorEdit::sortName.
    DetailChanges<BookField> details{};
    QString label{}; //!< The title when the edit was made, to tell of it. Not sent.

    bool isEmpty() const { return !title && !author && !sortTitle && details.isEmpty(); }
    BookEdit inverse() const
    {
        return {id,
                catalpa::inverse(title),
                catalpa::inverse(author),
                authorNames.inverse(),
                catalpa::inverse(sortTitle),
                catalpa::inverse(details),
                label};
    }
    bool operator==(const BookEdit &) const = default;
};

//! What a record is called, for AuthorEdit::label and BookEdit::label.
inline const QString &labelOf(const Author &author)
{
    return author.name;
}
inline const QString &labelOf(const Book &book)
{
    return book.title;
}

} // namespace catalpa
