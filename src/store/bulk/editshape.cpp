// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/bulk/editshape.h"

namespace catalpa::store {
namespace {

template <typename T>
void setTo(std::optional<Change<T>> &change, const T &value)
{
    if (change)
        change->to = value;
}

//! What the edit has come to, where a trigger has made something else of a value.
template <typename Field>
void setTo(DetailChanges<Field> &changes, const std::optional<Details<Field>> &now)
{
    for (DetailChange<Field> &change : changes)
        change.to = now ? now->text(change.field) : change.to;
}

} // namespace

int shapeOf(const AuthorEdit &edit)
{
    return (edit.name ? 1 : 0) | (edit.bio ? 2 : 0) | (edit.country ? 4 : 0) | (edit.sortName ? 8 : 0)
        | (edit.details.isEmpty() ? 0 : 16);
}

int shapeOf(const BookEdit &edit)
{
    return (edit.title ? 1 : 0) | (edit.author ? 2 : 0) | (edit.sortTitle ? 8 : 0) | (edit.details.isEmpty() ? 0 : 16);
}

AuthorEdit asRecorded(AuthorEdit edit, const Author &now)
{
    setTo(edit.name, now.name);
    setTo(edit.bio, now.bio);
    setTo(edit.country, now.country);
    setTo(edit.sortName, now.sortName);
    setTo(edit.details, now.details);
    return edit;
}

BookEdit asRecorded(BookEdit edit, const Book &now)
{
    setTo(edit.title, now.title);
    setTo(edit.author, now.authorId);
    setTo(edit.sortTitle, now.sortTitle);
    setTo(edit.details, now.details);
    return edit;
}

} // namespace catalpa::store
