// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/losses.h"

#include "base/text.h"
#include "exchange/catalogue/bookauthor.h"
#include "exchange/csv/column.h"

#include <algorithm>
#include <optional>

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
    add(!record.people.isEmpty() && !record.people.first().filedAs.isEmpty(), Field::SortName);
    add(!record.author.text(AuthorField::OtherNames).isEmpty(), Field::OtherNames);
    add(hasIdentifiers(record.author), Field::AuthorIdentifiers);
    add(!record.notes.isEmpty(), Field::Notes);
    add(!record.extent.isEmpty(), Field::Extent);
    add(hasIdentifier(record, IdentifierKind::Doi), Field::Doi);
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

//! What only tables have a place for.
QList<Field> andOfAuthors(QList<Field> fields)
{
    return fields << Field::SortName << Field::OtherNames << Field::AuthorIdentifiers;
}

QList<Field> withoutPlace(Format format)
{
    switch (format) {
    case Format::BibTex:
        return andOfAuthors({Field::AuthorDates});
    case Format::Ris:
        return andOfAuthors({Field::SortTitle, Field::AuthorDates, Field::Copies, Field::Country, Field::Biography,
                             Field::Lccn, Field::Oclc, Field::OtherIdentifiers});
    case Format::Html:
        return andOfAuthors({Field::AuthorDates, Field::Notes, Field::Extent, Field::Doi, Field::Copies, Field::Country,
                             Field::Biography, Field::Lccn, Field::Oclc, Field::OtherIdentifiers});
    case Format::DublinCore:
        return andOfAuthors({Field::SortTitle, Field::AuthorDates, Field::Copies, Field::Country, Field::Biography,
                             Field::Edition, Field::ShelfMark, Field::Place});
    case Format::Csv:
    case Format::Xlsx:
        return {};
    default:
        return andOfAuthors({});
    }
}

//! The roles that a format tells from each other; nothing for one that holds any.
std::optional<QStringList> rolesOf(Format format)
{
    switch (format) {
    case Format::BibTex:
        return QStringList{QString(), u"aut"_s, u"edt"_s, u"trl"_s, u"ill"_s};
    case Format::Ris:
        return QStringList{QString(), u"aut"_s, u"edt"_s, u"trl"_s};
    case Format::DublinCore:
        return QStringList{QString(), u"aut"_s};
    default:
        return {};
    }
}

bool losesRoles(const ExchangeRecord &record, Format format)
{
    const auto roles = rolesOf(format);
    return roles && std::any_of(record.people.begin(), record.people.end(), [&](const Person &person) {
               return !roles->contains(person.role);
           });
}

bool losesLines(const ExchangeRecord &record, Format format)
{
    const bool hasLines = format != Format::Marc && format != Format::MarcXml && format != Format::Ris;
    const auto isSeveral = [](const QString &text) {
        return text.contains(u'\n');
    };
    return !hasLines
        && (std::any_of(record.notes.begin(), record.notes.end(), isSeveral)
            || (format != Format::Ris && isSeveral(record.biography)));
}

} // namespace

QStringList lossesOf(const ExchangeRecord &record, Format format)
{
    const QList<Field> missing = withoutPlace(format);
    QStringList losses;
    for (const Field field : filled(record)) {
        if (missing.contains(field))
            losses.append(Text::tr("%1 has no place for: %2.").arg(formatName(format), fieldName(field)));
    }
    if (losesRoles(record, format))
        losses.append(Text::tr("%1 has no place for: %2.").arg(formatName(format), Text::tr("Roles of people")));
    if (losesLines(record, format))
        losses.append(Text::tr("%1 has no line breaks; they became blanks.")
                          .arg(format == Format::Ris ? formatName(format) : u"MARC"_s));
    return losses;
}

} // namespace catalpa::exchange
