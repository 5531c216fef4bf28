// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/bookfield.h"

#include <array>

namespace catalpa {
namespace {

constexpr std::array bookRows{
    DetailRow{BookField::Subtitle, "subtitle", QT_TRANSLATE_NOOP("Catalpa", "subtitle"), false, DetailKind::Text},
    DetailRow{BookField::People, "people", QT_TRANSLATE_NOOP("Catalpa", "people"), true, DetailKind::People},
    DetailRow{BookField::Language, "language", QT_TRANSLATE_NOOP("Catalpa", "language"), false, DetailKind::Language},
    DetailRow{BookField::Published, "published", QT_TRANSLATE_NOOP("Catalpa", "publication date"), false,
              DetailKind::Date},
    DetailRow{BookField::Publisher, "publisher", QT_TRANSLATE_NOOP("Catalpa", "publisher"), false, DetailKind::Text},
    DetailRow{BookField::Place, "place", QT_TRANSLATE_NOOP("Catalpa", "place"), false, DetailKind::Text},
    DetailRow{BookField::Edition, "edition", QT_TRANSLATE_NOOP("Catalpa", "edition"), false, DetailKind::Text},
    DetailRow{BookField::Series, "series", QT_TRANSLATE_NOOP("Catalpa", "series"), false, DetailKind::Text},
    DetailRow{BookField::SeriesNumber, "series_number", QT_TRANSLATE_NOOP("Catalpa", "series number"), false,
              DetailKind::Text},
    DetailRow{BookField::Extent, "extent", QT_TRANSLATE_NOOP("Catalpa", "extent"), false, DetailKind::Text},
    DetailRow{BookField::Subjects, "subjects", QT_TRANSLATE_NOOP("Catalpa", "subjects"), true, DetailKind::Text},
    DetailRow{BookField::Notes, "notes", QT_TRANSLATE_NOOP("Catalpa", "notes"), false, DetailKind::LongText},
    DetailRow{BookField::Isbn, "isbn", QT_TRANSLATE_NOOP("Catalpa", "ISBN"), true, DetailKind::Isbn},
    DetailRow{BookField::Issn, "issn", QT_TRANSLATE_NOOP("Catalpa", "ISSN"), true, DetailKind::Issn},
    DetailRow{BookField::Lccn, "lccn", QT_TRANSLATE_NOOP("Catalpa", "LCCN"), true, DetailKind::Identifier},
    DetailRow{BookField::Oclc, "oclc", QT_TRANSLATE_NOOP("Catalpa", "OCLC number"), true, DetailKind::Identifier},
    DetailRow{BookField::Doi, "doi", QT_TRANSLATE_NOOP("Catalpa", "DOI"), true, DetailKind::Identifier},
    DetailRow{BookField::ShelfMark, "shelf_mark", QT_TRANSLATE_NOOP("Catalpa", "shelf mark"), false, DetailKind::Text},
    DetailRow{BookField::Copies, "copies", QT_TRANSLATE_NOOP("Catalpa", "copies"), false, DetailKind::Number},
};

} // namespace

const QList<BookField> &allFields(BookField)
{
    static const QList<BookField> fields = fieldsOf(bookRows);
    return fields;
}

DetailDescription description(BookField field)
{
    return described(bookRows.at(std::size_t(field)));
}

std::optional<BookField> bookField(const QString &key)
{
    return fieldOf(bookRows, key);
}

} // namespace catalpa
