// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/bookrecord.h"

#include "base/text.h"
#include "core/codes/relator.h"
#include "core/filing/sortname.h"
#include "core/filing/sorttitle.h"
#include "core/records/country.h"
#include "core/records/detailcheck.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "core/search/foldedtext.h"
#include "exchange/catalogue/bookauthor.h"
#include "exchange/names.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Where a text of a record is kept, and what it is called in tables.
struct TextPlace {
    QString ExchangeRecord::*text;
    BookField kept;
    Field field;
};
constexpr std::array textPlaces{
    TextPlace{&ExchangeRecord::language, BookField::Language, Field::Language},
    TextPlace{&ExchangeRecord::date, BookField::Published, Field::Date},
    TextPlace{&ExchangeRecord::publisher, BookField::Publisher, Field::Publisher},
    TextPlace{&ExchangeRecord::place, BookField::Place, Field::Place},
    TextPlace{&ExchangeRecord::edition, BookField::Edition, Field::Edition},
    TextPlace{&ExchangeRecord::series, BookField::Series, Field::Series},
    TextPlace{&ExchangeRecord::seriesNumber, BookField::SeriesNumber, Field::SeriesNumber},
    TextPlace{&ExchangeRecord::extent, BookField::Extent, Field::Extent},
    TextPlace{&ExchangeRecord::shelfMark, BookField::ShelfMark, Field::ShelfMark},
};

//! The same for its identifiers; others have no place.
struct IdentifierPlace {
    IdentifierKind kind;
    BookField kept;
    Field field;
};
constexpr std::array identifierPlaces{
    IdentifierPlace{IdentifierKind::Isbn, BookField::Isbn, Field::Isbn},
    IdentifierPlace{IdentifierKind::Issn, BookField::Issn, Field::Issn},
    IdentifierPlace{IdentifierKind::Lccn, BookField::Lccn, Field::Lccn},
    IdentifierPlace{IdentifierKind::Oclc, BookField::Oclc, Field::Oclc},
    IdentifierPlace{IdentifierKind::Doi, BookField::Doi, Field::Doi},
};

QStringList identifiersOf(const ExchangeRecord &record, IdentifierKind kind)
{
    QStringList values;
    for (const Identifier &identifier : record.identifiers) {
        if (identifier.kind == kind)
            values += identifier.value;
    }
    return values;
}

QString dated(const Person &person)
{
    return person.dates.isEmpty() ? person.name : person.name + u", "_s + person.dates;
}

QStringList furtherPeople(const ExchangeRecord &record)
{
    QStringList lines;
    const qsizetype author = authorIn(record.people);
    for (qsizetype i = 0; i < record.people.size(); ++i) {
        if (i == author)
            continue;
        QString role = record.people.at(i).role; // Brackets would end it, as in tidiedDetail().
        role.replace(u'[', u'(').replace(u']', u')');
        lines += lineOf({dated(record.people.at(i)), role});
    }
    return lines;
}

//! Fills the details of a book, without what cannot be recorded of them, and says that.
class DetailsMaker final {
public:
    void keep(BookField kept, Field field, const QString &text)
    {
        keep(kept, field, text.isEmpty() ? QStringList() : QStringList{text}, {});
    }
    void keep(BookField kept, Field field, const QStringList &values, const QString &separator = u"\n"_s);

    BookDetails details;
    QStringList remarks;
};

//! Those that fit each for itself and together, in their order.
void DetailsMaker::keep(BookField kept, Field field, const QStringList &values, const QString &separator)
{
    QStringList fitting;
    QString reason;
    qsizetype size = 0;
    for (const QString &value : values) {
        const auto checked = checkDetail(value, description(kept));
        const qsizetype grown = size + value.size() + (fitting.isEmpty() ? 0 : separator.size());
        if (checked && grown <= longestDetail) {
            fitting += value;
            size = grown;
        } else if (reason.isEmpty()) {
            reason = checked
                ? Text::tr("All of it together is longer than %1 characters.").arg(QLocale().toString(longestDetail))
                : checked.error().message;
        }
    }
    details.set(kept, fitting.join(separator));
    if (!reason.isEmpty())
        remarks += Text::tr("%1: %2 What is too much was left out.").arg(fieldName(field), reason);
}

DetailsMaker detailsOf(const ExchangeRecord &record)
{
    DetailsMaker maker;
    maker.keep(BookField::Subtitle, Field::Subtitle, record.subtitle);
    maker.keep(BookField::People, Field::People, furtherPeople(record));
    for (const TextPlace &place : textPlaces)
        maker.keep(place.kept, place.field, record.*place.text);
    for (const IdentifierPlace &place : identifierPlaces)
        maker.keep(place.kept, place.field, identifiersOf(record, place.kind));
    maker.keep(BookField::Subjects, Field::Subjects, record.subjects);
    maker.keep(BookField::Notes, Field::Notes, record.notes, u"\n\n"_s);
    if (record.copies)
        maker.keep(BookField::Copies, Field::Copies, QString::number(*record.copies));
    return maker;
}

//! A further person from the line that says so.
Person personFrom(const QString &line)
{
    const PersonInBook known = personIn(line);
    const QString name = known.name.section(u", "_s, 0, -2);
    const QString dates = known.name.section(u", "_s, -1);
    const bool isDated = !name.isEmpty() && isLife(dates);
    Person person{isDated ? name : known.name, NameForm::Natural, known.role, isDated ? dates : QString()};
    person.form = formOf(person.name);
    return person;
}

void addDetails(ExchangeRecord &record, const BookDetails &details)
{
    record.subtitle = details.text(BookField::Subtitle);
    for (const QString &line : details.values(BookField::People))
        record.people += personFrom(line);
    for (const TextPlace &place : textPlaces)
        record.*place.text = details.text(place.kept);
    for (const IdentifierPlace &place : identifierPlaces) {
        for (const QString &value : details.values(place.kept))
            record.identifiers += {place.kind, value};
    }
    record.subjects = details.values(BookField::Subjects);
    record.notes = details.text(BookField::Notes).split(u"\n\n"_s, Qt::SkipEmptyParts);
    if (const QString copies = details.text(BookField::Copies); !copies.isEmpty())
        record.copies = copies.toInt();
}

//! Whether it is filed under something else than what the catalogue finds itself: "Hobbit", with or without "The"
//! behind.
bool isFiledOtherwise(const ExchangeRecord &record)
{
    const QString found = bookSortTitle(record.title, record.language).text;
    const QString before = record.title.chopped(std::min(found.size(), record.title.size()));
    const QString filed = folded(record.sortTitle);
    return !record.sortTitle.isEmpty() && filed != folded(found) && filed != folded(found + u", "_s + before);
}

//! Under what it is filed where the rules would not do the same: as the file says, or else by the articles of its
//! language, where the catalogue does not know that one: \a language is what it knows.
QString sortTitleFor(const ExchangeRecord &record, const QString &title, const QString &language)
{
    const QString begin =
        isFiledOtherwise(record) ? record.sortTitle : bookSortTitle(record.title, record.language).text;
    const QString filed = tidied(title == record.title ? begin : fullTitle(begin, record.subtitle));
    return filed == bookSortTitle(title, language).text ? QString() : filed;
}

} // namespace

Result<IncomingBook> incomingFields(const ExchangeRecord &record, const CatalogueRoom &room)
{
    const DetailsMaker beside = room.forDetails ? detailsOf(record) : DetailsMaker();
    const QString title = tidied(room.forDetails ? record.title : fullTitle(record.title, record.subtitle));
    return checkTitle(title).map([&] { return IncomingBook{title, {}, beside.details, beside.remarks}; });
}

Result<IncomingBook> incomingBook(const ExchangeRecord &record, const CatalogueRoom &room)
{
    if (record.people.isEmpty())
        return failure(ErrorKind::Invalid, Text::tr("No author is named, and every book of this catalogue has one."));
    auto book = incomingFields(record, room);
    if (!book)
        return book;
    const Person &person = record.people.at(authorIn(record.people));
    QStringList remarks = remarksOnAuthor(person);
    book->author = {.name = tidied(naturalName(person, {record.country, record.language})),
                    .bio = tidiedOptional(record.biography, Lines::Many),
                    .country = room.forCountry ? countryFrom(record.country) : std::nullopt,
                    .details = room.forDetails ? authorDetails(record, person, remarks) : AuthorDetails()};
    book->remarks = remarks + book->remarks;
    if (room.forFiling) {
        book->sortName = sortNameFor(person, book->author);
        const QString language = room.filesByLanguage ? book->details.text(BookField::Language) : QString();
        book->sortTitle = sortTitleFor(record, book->title, language);
    }
    return check(book->author).map([&] { return *book; });
}

QList<Field> leftOutOf(const ExchangeRecord &record, const CatalogueRoom &room)
{
    QList<Field> fields;
    const auto add = [&fields](bool isLeftOut, Field field) {
        if (isLeftOut)
            fields += field;
    };
    const auto addDetail = [&](bool isThere, Field field) {
        add(isThere && !room.forDetails, field);
    };
    addDetail(record.people.size() > 1, Field::People);
    add(isFiledOtherwise(record) && !room.forFiling, Field::SortTitle);
    const QString dates = record.people.isEmpty() ? QString() : record.people.at(authorIn(record.people)).dates;
    add(!dates.isEmpty() && !(room.forDetails && isLife(dates)), Field::AuthorDates);
    for (const TextPlace &place : textPlaces)
        addDetail(!(record.*place.text).isEmpty(), place.field);
    addDetail(!record.subjects.isEmpty(), Field::Subjects);
    addDetail(!record.notes.isEmpty(), Field::Notes);
    for (const IdentifierPlace &place : identifierPlaces)
        addDetail(!identifiersOf(record, place.kind).isEmpty(), place.field);
    add(!identifiersOf(record, IdentifierKind::Other).isEmpty(), Field::OtherIdentifiers);
    addDetail(record.copies.has_value(), Field::Copies);
    addDetail(!record.author.text(AuthorField::OtherNames).isEmpty(), Field::OtherNames);
    addDetail(hasIdentifiers(record.author), Field::AuthorIdentifiers);
    add(!room.forCountry && !record.country.isEmpty(), Field::Country);
    return fields;
}

ExchangeRecord recordOf(const Book &book, const Author &author, Format format)
{
    ExchangeRecord record;
    record.title = book.title;
    const QString language = book.details ? book.details->text(BookField::Language) : QString();
    const bool isFiledAsAWhole = book.sortTitle == book.title && bookSortTitle(book.title, language).text == book.title;
    if (book.sortTitle && !isFiledAsAWhole) // Without one, all of it is filed.
        record.sortTitle = *book.sortTitle;
    record.people = {personOf(author, format)};
    record.people.first().filedAs = lostSortName(record.people.first(), author);
    record.country = author.country.value_or(QString());
    record.biography = author.bio.value_or(QString());
    if (author.details)
        addAuthorDetails(record, *author.details);
    if (book.details)
        addDetails(record, *book.details);
    return record;
}

} // namespace catalpa::exchange
