// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "core/records/authorfield.h"
#include "core/records/bookfield.h"

#include <array>

namespace catalpa {
namespace {

template <typename Field>
struct Row {
    Field field;
    const char *key;
    const char *name; //!< In English.
    bool hasSeveral;
    DetailKind kind;
};

constexpr std::array books{
    Row{BookField::Subtitle, "subtitle", QT_TRANSLATE_NOOP("Catalpa", "subtitle"), false, DetailKind::Text},
    Row{BookField::People, "people", QT_TRANSLATE_NOOP("Catalpa", "people"), true, DetailKind::People},
    Row{BookField::Language, "language", QT_TRANSLATE_NOOP("Catalpa", "language"), false, DetailKind::Language},
    Row{BookField::Published, "published", QT_TRANSLATE_NOOP("Catalpa", "publication date"), false, DetailKind::Date},
    Row{BookField::Publisher, "publisher", QT_TRANSLATE_NOOP("Catalpa", "publisher"), false, DetailKind::Text},
    Row{BookField::Place, "place", QT_TRANSLATE_NOOP("Catalpa", "place"), false, DetailKind::Text},
    Row{BookField::Edition, "edition", QT_TRANSLATE_NOOP("Catalpa", "edition"), false, DetailKind::Text},
    Row{BookField::Series, "series", QT_TRANSLATE_NOOP("Catalpa", "series"), false, DetailKind::Text},
    Row{BookField::SeriesNumber, "series_number", QT_TRANSLATE_NOOP("Catalpa", "series number"), false,
        DetailKind::Text},
    Row{BookField::Extent, "extent", QT_TRANSLATE_NOOP("Catalpa", "extent"), false, DetailKind::Text},
    Row{BookField::Subjects, "subjects", QT_TRANSLATE_NOOP("Catalpa", "subjects"), true, DetailKind::Text},
    Row{BookField::Notes, "notes", QT_TRANSLATE_NOOP("Catalpa", "notes"), false, DetailKind::LongText},
    Row{BookField::Isbn, "isbn", QT_TRANSLATE_NOOP("Catalpa", "ISBN"), true, DetailKind::Isbn},
    Row{BookField::Issn, "issn", QT_TRANSLATE_NOOP("Catalpa", "ISSN"), true, DetailKind::Issn},
    Row{BookField::Lccn, "lccn", QT_TRANSLATE_NOOP("Catalpa", "LCCN"), true, DetailKind::Identifier},
    Row{BookField::Oclc, "oclc", QT_TRANSLATE_NOOP("Catalpa", "OCLC number"), true, DetailKind::Identifier},
    Row{BookField::Doi, "doi", QT_TRANSLATE_NOOP("Catalpa", "DOI"), true, DetailKind::Identifier},
    Row{BookField::ShelfMark, "shelf_mark", QT_TRANSLATE_NOOP("Catalpa", "shelf mark"), false, DetailKind::Text},
    Row{BookField::Copies, "copies", QT_TRANSLATE_NOOP("Catalpa", "copies"), false, DetailKind::Number},
};

constexpr std::array authors{
    Row{AuthorField::Born, "born", QT_TRANSLATE_NOOP("Catalpa", "date of birth"), false, DetailKind::Date},
    Row{AuthorField::Died, "died", QT_TRANSLATE_NOOP("Catalpa", "date of death"), false, DetailKind::Date},
    Row{AuthorField::OtherNames, "other_names", QT_TRANSLATE_NOOP("Catalpa", "other names"), true, DetailKind::Text},
    Row{AuthorField::Viaf, "viaf", QT_TRANSLATE_NOOP("Catalpa", "VIAF"), false, DetailKind::Identifier},
    Row{AuthorField::Isni, "isni", QT_TRANSLATE_NOOP("Catalpa", "ISNI"), false, DetailKind::Isni},
    Row{AuthorField::Orcid, "orcid", QT_TRANSLATE_NOOP("Catalpa", "ORCID"), false, DetailKind::Orcid},
    Row{AuthorField::Gnd, "gnd", QT_TRANSLATE_NOOP("Catalpa", "GND"), false, DetailKind::Identifier},
    Row{AuthorField::Wikidata, "wikidata", QT_TRANSLATE_NOOP("Catalpa", "Wikidata"), false, DetailKind::Identifier},
};

template <typename Rows>
auto fieldsOf(const Rows &rows)
{
    QList<decltype(rows[0].field)> fields;
    for (const auto &row : rows)
        fields += row.field;
    return fields;
}

template <typename Rows>
auto fieldOf(const Rows &rows, const QString &key) -> std::optional<decltype(rows[0].field)>
{
    for (const auto &row : rows) {
        if (key == QLatin1StringView(row.key))
            return row.field;
    }
    return std::nullopt;
}

template <typename Field>
DetailDescription described(const Row<Field> &row)
{
    return {QString::fromLatin1(row.key), Text::tr(row.name), row.hasSeveral, row.kind};
}

} // namespace

const QList<BookField> &allFields(BookField)
{
    static const QList<BookField> fields = fieldsOf(books);
    return fields;
}

const QList<AuthorField> &allFields(AuthorField)
{
    static const QList<AuthorField> fields = fieldsOf(authors);
    return fields;
}

DetailDescription description(BookField field)
{
    return described(books.at(std::size_t(field)));
}

DetailDescription description(AuthorField field)
{
    return described(authors.at(std::size_t(field)));
}

std::optional<BookField> bookField(const QString &key)
{
    return fieldOf(books, key);
}

std::optional<AuthorField> authorField(const QString &key)
{
    return fieldOf(authors, key);
}

} // namespace catalpa
