// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorsmodel.h"

#include "core/records/country.h"
#include "core/records/tidying.h"
#include "models/detailcolumns.h"
#include "wording/celltext.h"

namespace catalpa {
namespace {

static_assert(int(AuthorsModel::FirstDetail) == detailcolumns::first);
using AuthorColumn = RecordColumn<Author, AuthorQuery, AuthorEdit>;

constexpr qsizetype longestGlimpse = 200; // Of a biography; the whole stands in the form.

AuthorColumn nameColumn()
{
    return {.column = AuthorsModel::Name,
            .title = AuthorsModel::tr("Name"),
            .sort = AuthorQuery::Sort::Name,
            .searched = SearchField::Author,
            .field = RecordField::Name,
            .besideSearched = SearchField::Bio,
            .text = [](const Author &author) { return author.name; },
            .beside = [](const Author &author) { return author.bio.value_or(QString()); },
            .besideText = [](const QString &glimpse) { return AuthorsModel::tr("Biography: %1").arg(glimpse); },
            .isEdited = [](const AuthorEdit &edit) { return edit.name.has_value(); },
            .editText = [](const Author &author) { return author.name; },
            .edit = [](const Author &author, const QVariant &typed) -> std::optional<AuthorEdit> {
                return AuthorEdit{.id = author.id, .name = changeTo(typed.toString(), author.name)};
            }};
}

AuthorColumn sortNameColumn()
{
    return {.column = AuthorsModel::SortName,
            .title = AuthorsModel::tr("Sort name"),
            .sort = AuthorQuery::Sort::Name, // Authors stand in the order of what they are filed under.
            .searched = SearchField::Author,
            .field = RecordField::SortName,
            .text = [](const Author &author) { return cellText(author.sortName); },
            .isNothing = [](const Author &author) { return !author.sortName; },
            .isEdited = [](const AuthorEdit &edit) { return edit.sortName.has_value(); },
            .editText = [](const Author &author) { return author.sortName.value_or(QString()); },
            .edit = [](const Author &author, const QVariant &typed) -> std::optional<AuthorEdit> {
                return AuthorEdit{.id = author.id, .sortName = changeTo(typed.toString(), author.sortName)};
            }};
}

AuthorColumn countryColumn()
{
    return {.column = AuthorsModel::Country,
            .title = AuthorsModel::tr("Country"),
            .sort = AuthorQuery::Sort::Country,
            .searched = SearchField::Country,
            .field = RecordField::Country,
            .text = [](const Author &author) { return cellText(author.country); },
            .isNothing = [](const Author &author) { return !author.country; },
            .isEdited = [](const AuthorEdit &edit) { return edit.country.has_value(); },
            .editText = [](const Author &author) { return author.country.value_or(QString()); },
            .edit = [](const Author &author, const QVariant &typed) -> std::optional<AuthorEdit> {
                return AuthorEdit{.id = author.id, .country = countryChange(typed.toString(), author.country)};
            }};
}

AuthorColumn booksColumn()
{
    return {.column = AuthorsModel::Books,
            .title = AuthorsModel::tr("Books"),
            .sort = AuthorQuery::Sort::Books,
            .isNumber = true,
            .text = [](const Author &author) { return cellText(author.bookCount); },
            .copyText =
                [](const Author &author) {
                    return QString::number(author.bookCount);
                }};
}

AuthorColumn addedColumn()
{
    return {.column = AuthorsModel::Added,
            .title = AuthorsModel::tr("Added"),
            .sort = AuthorQuery::Sort::Added,
            .text = [](const Author &author) { return cellText(author.createdAt); },
            .toolTip = [](const Author &author) { return fullInstant(author.createdAt); },
            .copyText =
                [](const Author &author) {
                    return isoDate(author.createdAt);
                }};
}

AuthorColumn biographyColumn()
{
    return {.column = AuthorsModel::Biography,
            .title = AuthorsModel::tr("Biography"),
            .searched = SearchField::Bio,
            .isGlimpse = true,
            .text =
                [](const Author &author) {
                    return author.bio ? author.bio->left(longestGlimpse).simplified() : cellText(author.bio);
                },
            .isNothing = [](const Author &author) { return !author.bio; },
            .copyText = [](const Author &author) { return *author.bio; },
            .isEdited =
                [](const AuthorEdit &edit) {
                    return edit.bio.has_value();
                }};
}

QList<AuthorColumn> columnsFor(const CatalogueCapabilities &capabilities)
{
    QList<AuthorColumn> columns{nameColumn()};
    if (capabilities.hasSortKeys)
        columns += sortNameColumn();
    if (capabilities.hasCountry)
        columns += countryColumn();
    columns << booksColumn() << addedColumn() << biographyColumn();
    if (capabilities.hasDetails)
        columns += detailcolumns::all<Author, AuthorQuery, AuthorEdit, AuthorField::Wikidata>();
    return columns;
}

} // namespace

AuthorsModel::AuthorsModel(AuthorStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities,
                           QObject *parent)
    : RecordsModel(store,
                   {.outbox = outbox,
                    .columns = columnsFor(capabilities),
                    .names = QMetaEnum::fromType<Column>(),
                    .scope = SearchScope::Authors,
                    .size = capabilities.authors,
                    .capabilities = capabilities},
                   parent)
{
    connect(&outbox, &Outbox::authorTouched, this, [this](Id<Author> id) { repaintRecord(id.value); });
    connect(&outbox, &Outbox::authorSaved, this, [this](const Author &author) { updateSaved(author); });
}

} // namespace catalpa
