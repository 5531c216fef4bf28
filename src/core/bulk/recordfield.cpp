// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/recordfield.h"

#include "base/text.h"
#include "core/records/country.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"

#include <QtCore/QCoreApplication>

namespace catalpa {

QString titleOf(RecordField field)
{
    switch (field) {
    case RecordField::Name:
        return Text::tr("Name");
    case RecordField::SortName:
        return Text::tr("Sort name");
    case RecordField::Country:
        return Text::tr("Country");
    case RecordField::Biography:
        return Text::tr("Biography");
    case RecordField::Title:
        return Text::tr("Title");
    case RecordField::SortTitle:
        return Text::tr("Sort title");
    case RecordField::Author:
        return Text::tr("Author");
    }
    return {};
}

bool mayBeCleared(RecordField field)
{
    return field != RecordField::Name && field != RecordField::Title && field != RecordField::Author;
}

QList<RecordField> changeableFields(bool ofBooks, const CatalogueCapabilities &capabilities)
{
    using enum RecordField;
    QList<RecordField> fields;
    if (!ofBooks && capabilities.hasCountry)
        fields += Country;
    fields += ofBooks ? Title : Name;
    if (capabilities.hasSortKeys)
        fields += ofBooks ? SortTitle : SortName;
    if (!ofBooks)
        fields += Biography;
    fields.removeIf([&capabilities](RecordField field) { return !capabilities.mayChange(field); });
    return fields;
}

QString textOf(const Author &author, RecordField field)
{
    switch (field) {
    case RecordField::Name:
        return author.name;
    case RecordField::SortName:
        return author.sortName.value_or(QString());
    case RecordField::Country:
        return author.country.value_or(QString());
    case RecordField::Biography:
        return author.bio.value_or(QString());
    default:
        return {};
    }
}

QString textOf(const Book &book, RecordField field)
{
    switch (field) {
    case RecordField::Title:
        return book.title;
    case RecordField::SortTitle:
        return book.sortTitle.value_or(QString());
    case RecordField::Author:
        return book.authorName;
    default:
        return {};
    }
}

void change(AuthorEdit &edit, const Author &author, RecordField field, const QString &typed)
{
    edit.id = author.id;
    switch (field) {
    case RecordField::Name:
        edit.name = changeTo(typed, author.name);
        break;
    case RecordField::SortName:
        edit.sortName = changeTo(typed, author.sortName);
        break;
    case RecordField::Country:
        edit.country = countryChange(typed, author.country);
        break;
    case RecordField::Biography:
        edit.bio = changeTo(typed, author.bio, Lines::Many);
        break;
    default:
        break;
    }
}

void change(BookEdit &edit, const Book &book, RecordField field, const QString &typed)
{
    edit.id = book.id;
    if (field == RecordField::Title)
        edit.title = changeTo(typed, book.title);
    else if (field == RecordField::SortTitle)
        edit.sortTitle = changeTo(typed, book.sortTitle);
}

void changeAuthor(BookEdit &edit, const Book &book, const Author &author)
{
    edit.id = book.id;
    if (author.id == book.authorId)
        return;
    edit.author = {book.authorId, author.id};
    edit.authorNames = {book.authorName, author.name};
}

Author authorNamed(Id<Author> id, const QString &name)
{
    return {.id = id, .name = name, .bio = {}, .country = {}, .createdAt = {}};
}

} // namespace catalpa
