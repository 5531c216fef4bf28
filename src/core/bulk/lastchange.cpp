// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/lastchange.h"

#include "core/bulk/recipes.h"

namespace catalpa {
namespace {

bool takesBack(const Edit &edit, const Edit &earlier)
{
    const auto *author = std::get_if<AuthorEdit>(&edit);
    const auto *earlierAuthor = std::get_if<AuthorEdit>(&earlier);
    if (author && earlierAuthor)
        return *author == earlierAuthor->inverse();
    const auto *book = std::get_if<BookEdit>(&edit);
    const auto *earlierBook = std::get_if<BookEdit>(&earlier);
    return book && earlierBook && *book == earlierBook->inverse();
}

int fieldsIn(const AuthorEdit &edit)
{
    return int(edit.name.has_value()) + int(edit.bio.has_value()) + int(edit.country.has_value())
        + int(edit.sortName.has_value());
}

int fieldsIn(const BookEdit &edit)
{
    return int(edit.title.has_value()) + int(edit.author.has_value()) + int(edit.sortTitle.has_value());
}

QString textOf(const QString &value)
{
    return value;
}

QString textOf(const std::optional<QString> &value)
{
    return value.value_or(QString());
}

} // namespace

template <typename T>
void LastChange::take(RecordField field, const std::optional<Change<T>> &change)
{
    if (change)
        note(field, textOf(change->to));
}

void LastChange::note(const Edit &edit)
{
    if (m_edit && takesBack(edit, *m_edit))
        return;
    const auto *author = std::get_if<AuthorEdit>(&edit);
    const auto *book = std::get_if<BookEdit>(&edit);
    if (author && fieldsIn(*author) == 1) {
        take(RecordField::Name, author->name);
        take(RecordField::SortName, author->sortName);
        take(RecordField::Country, author->country);
        take(RecordField::Biography, author->bio);
    } else if (book && fieldsIn(*book) == 1) {
        take(RecordField::Title, book->title);
        take(RecordField::SortTitle, book->sortTitle);
        if (book->author)
            note(authorNamed(book->author->to, book->authorNames.to));
    } else {
        return;
    }
    m_edit = edit;
}

void LastChange::note(RecordField field, const QString &text)
{
    m_field = field;
    m_text = text;
    m_author.reset();
    m_edit.reset();
}

void LastChange::note(const Author &author)
{
    note(RecordField::Author, {});
    m_author = author;
}

bool LastChange::isOfBooks() const
{
    return m_field == RecordField::Title || m_field == RecordField::SortTitle || m_field == RecordField::Author;
}

Recipes LastChange::recipes() const
{
    return m_author ? authorRecipes(*m_author) : settingRecipes(m_field.value_or(RecordField::Name), m_text);
}

} // namespace catalpa
