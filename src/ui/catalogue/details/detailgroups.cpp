// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/detailgroups.h"

#include "base/text.h"
#include "core/records/authorfield.h"
#include "core/records/bookfield.h"

namespace catalpa::ui {
namespace {

template <typename Field>
DetailGroup group(const QString &title, const QList<Field> &fields)
{
    DetailGroup made{title, {}};
    for (const Field field : fields)
        made.fields += description(field);
    return made;
}

} // namespace

QList<DetailGroup> bookGroups()
{
    using enum BookField;
    return {
        group<BookField>({}, {Subtitle, People, Language}),
        group<BookField>(Text::tr("Publication"), {Published, Publisher, Place, Edition, Series, SeriesNumber, Extent}),
        group<BookField>(Text::tr("Content"), {Subjects, Notes}),
        group<BookField>(Text::tr("Identifiers"), {Isbn, Issn, Lccn, Oclc, Doi}),
        group<BookField>(Text::tr("Copy", "of a book, on the shelf"), {ShelfMark, Copies})};
}

QList<DetailGroup> authorGroups()
{
    using enum AuthorField;
    return {group<AuthorField>({}, {Born, Died, OtherNames}),
            group<AuthorField>(Text::tr("Identifiers"), {Viaf, Isni, Orcid, Gnd, Wikidata})};
}

} // namespace catalpa::ui
