// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/losses.h"

#include "base/text.h"
#include "exchange/csv/column.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

bool hasIdentifier(const ExchangeRecord &record, IdentifierKind kind)
{
    return std::any_of(record.identifiers.begin(), record.identifiers.end(),
                       [=](const Identifier &identifier) { return identifier.kind == kind; });
}

//! The fields that are filled among those that some format has no place for.
QList<Field> filled(const ExchangeRecord &record)
{
    QList<Field> fields;
    const auto add = [&](bool isFilled, Field field) {
        if (isFilled)
            fields.append(field);
    };
    const auto hasDates = [](const Person &person) {
        return !person.dates.isEmpty();
    };
    add(!record.sortTitle.isEmpty(), Field::SortTitle);
    add(std::any_of(record.people.begin(), record.people.end(), hasDates), Field::AuthorDates);
    add(record.copies.has_value(), Field::Copies);
    add(!record.country.isEmpty(), Field::Country);
    add(!record.biography.isEmpty(), Field::Biography);
    add(!record.shelfMark.isEmpty(), Field::ShelfMark);
    add(!record.edition.isEmpty(), Field::Edition);
    add(!record.place.isEmpty(), Field::Place);
    add(hasIdentifier(record, IdentifierKind::Lccn), Field::Lccn);
    add(hasIdentifier(record, IdentifierKind::Oclc), Field::Oclc);
    add(hasIdentifier(record, IdentifierKind::Other), Field::OtherIdentifiers);
    return fields;
}

QList<Field> withoutPlace(Format format)
{
    switch (format) {
    case Format::BibTex:
        return {Field::AuthorDates};
    case Format::Ris:
        return {Field::SortTitle, Field::AuthorDates, Field::Copies, Field::Country,
                Field::Biography, Field::Lccn,        Field::Oclc,   Field::OtherIdentifiers};
    case Format::DublinCore:
        return {Field::SortTitle, Field::AuthorDates, Field::Copies,    Field::Country,
                Field::Biography, Field::Edition,     Field::ShelfMark, Field::Place};
    default:
        return {};
    }
}

} // namespace

QStringList lossesOf(const ExchangeRecord &record, Format format)
{
    const QList<Field> missing = withoutPlace(format);
    QStringList names;
    for (const Field field : filled(record)) {
        if (missing.contains(field))
            names.append(fieldName(field));
    }
    if (names.isEmpty())
        return {};
    return {Text::tr("%1 has no place for: %2.").arg(formatName(format), names.join(u", "_s))};
}

} // namespace catalpa::exchange
