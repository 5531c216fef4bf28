// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/bookrecord.h"

#include "base/text.h"
#include "core/filing/sortname.h"
#include "core/records/country.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "exchange/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

Field fieldOfKind(IdentifierKind kind)
{
    switch (kind) {
    case IdentifierKind::Isbn:
        return Field::Isbn;
    case IdentifierKind::Issn:
        return Field::Issn;
    case IdentifierKind::Lccn:
        return Field::Lccn;
    case IdentifierKind::Oclc:
        return Field::Oclc;
    case IdentifierKind::Doi:
        return Field::Doi;
    case IdentifierKind::Other:
        break;
    }
    return Field::OtherIdentifiers;
}

bool isAuthor(const Person &person)
{
    return person.role.isEmpty() || person.role == "aut"_L1 || person.role == "cre"_L1;
}

Person personOf(const Author &author, Format format)
{
    const Person natural{author.name, NameForm::Natural, u"aut"_s};
    if (format == Format::Csv || format == Format::Xlsx || format == Format::Html)
        return natural;
    const Person heading{authorSortName(author.name, author.country.value_or(QString())).text, NameForm::Heading,
                         natural.role};
    return naturalName(heading) == author.name ? heading : natural;
}

} // namespace

Result<IncomingBook> incomingBook(const ExchangeRecord &record, bool hasCountry)
{
    if (record.people.isEmpty())
        return failure(ErrorKind::Invalid, Text::tr("No author is named, and every book of this catalogue has one."));
    const auto author = std::find_if(record.people.cbegin(), record.people.cend(), isAuthor);
    const Person &person = author == record.people.cend() ? record.people.first() : *author;
    const IncomingBook book{tidied(fullTitle(record.title, record.subtitle)),
                            {.name = tidied(naturalName(person)),
                             .bio = tidiedOptional(record.biography, Lines::Many),
                             .country = hasCountry ? countryFrom(record.country) : std::nullopt}};
    return checkTitle(book.title).and_then([&] { return check(book.author); }).map([&] { return book; });
}

QList<Field> leftOutOf(const ExchangeRecord &record, bool hasCountry)
{
    QList<Field> fields;
    const auto add = [&fields](bool isThere, Field field) {
        if (isThere && !fields.contains(field))
            fields += field;
    };
    add(record.people.size() > 1, Field::People);
    add(!record.people.isEmpty() && !record.people.first().dates.isEmpty(), Field::AuthorDates);
    add(!record.language.isEmpty(), Field::Language);
    add(!record.date.isEmpty(), Field::Date);
    add(!record.publisher.isEmpty(), Field::Publisher);
    add(!record.place.isEmpty(), Field::Place);
    add(!record.edition.isEmpty(), Field::Edition);
    add(!record.series.isEmpty(), Field::Series);
    add(!record.seriesNumber.isEmpty(), Field::SeriesNumber);
    add(!record.extent.isEmpty(), Field::Extent);
    add(!record.subjects.isEmpty(), Field::Subjects);
    add(!record.notes.isEmpty(), Field::Notes);
    for (const Identifier &identifier : record.identifiers)
        add(true, fieldOfKind(identifier.kind));
    add(!record.shelfMark.isEmpty(), Field::ShelfMark);
    add(record.copies.has_value(), Field::Copies);
    add(!hasCountry && !record.country.isEmpty(), Field::Country);
    return fields;
}

ExchangeRecord recordOf(const Book &book, const Author &author, Format format)
{
    ExchangeRecord record;
    record.title = book.title;
    if (book.sortTitle && *book.sortTitle != book.title)
        record.sortTitle = *book.sortTitle;
    record.people = {personOf(author, format)};
    record.country = author.country.value_or(QString());
    record.biography = author.bio.value_or(QString());
    return record;
}

} // namespace catalpa::exchange
