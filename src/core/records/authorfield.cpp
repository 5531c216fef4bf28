// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/authorfield.h"

#include <array>

namespace catalpa {
namespace {

constexpr std::array rows{
    DetailRow{AuthorField::Born, "born", QT_TRANSLATE_NOOP("Catalpa", "date of birth"), false, DetailKind::Date},
    DetailRow{AuthorField::Died, "died", QT_TRANSLATE_NOOP("Catalpa", "date of death"), false, DetailKind::Date},
    DetailRow{AuthorField::OtherNames, "other_names", QT_TRANSLATE_NOOP("Catalpa", "other names"), true,
              DetailKind::Text},
    DetailRow{AuthorField::Viaf, "viaf", QT_TRANSLATE_NOOP("Catalpa", "VIAF"), false, DetailKind::Identifier},
    DetailRow{AuthorField::Isni, "isni", QT_TRANSLATE_NOOP("Catalpa", "ISNI"), false, DetailKind::Isni},
    DetailRow{AuthorField::Orcid, "orcid", QT_TRANSLATE_NOOP("Catalpa", "ORCID"), false, DetailKind::Orcid},
    DetailRow{AuthorField::Gnd, "gnd", QT_TRANSLATE_NOOP("Catalpa", "GND"), false, DetailKind::Identifier},
    DetailRow{AuthorField::Wikidata, "wikidata", QT_TRANSLATE_NOOP("Catalpa", "Wikidata"), false,
              DetailKind::Identifier},
};

} // namespace

const QList<AuthorField> &allFields(AuthorField)
{
    static const QList<AuthorField> fields = fieldsOf(rows);
    return fields;
}

DetailDescription description(AuthorField field)
{
    return described(rows.at(std::size_t(field)));
}

std::optional<AuthorField> authorField(const QString &key)
{
    return fieldOf(rows, key);
}

} // namespace catalpa
