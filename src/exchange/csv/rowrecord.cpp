// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/rowrecord.h"

#include "base/text.h"
#include "core/codes/doi.h"
#include "core/codes/isbn.h"
#include "exchange/csv/cells.h"
#include "exchange/csv/publication.h"
#include "exchange/csv/rowpeople.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString *plainField(ExchangeRecord &record, Field field)
{
    switch (field) {
    case Field::Title:
        return &record.title;
    case Field::Subtitle:
        return &record.subtitle;
    case Field::SortTitle:
        return &record.sortTitle;
    case Field::Country:
        return &record.country;
    case Field::Biography:
        return &record.biography;
    case Field::Publisher:
        return &record.publisher;
    case Field::Place:
        return &record.place;
    case Field::Edition:
        return &record.edition;
    case Field::Series:
        return &record.series;
    case Field::Extent:
        return &record.extent;
    case Field::ShelfMark:
        return &record.shelfMark;
    default:
        return nullptr;
    }
}

const QHash<Field, IdentifierKind> &kindsOfFields()
{
    static const QHash<Field, IdentifierKind> kinds{
        {Field::Isbn, IdentifierKind::Isbn}, {Field::Issn, IdentifierKind::Issn},
        {Field::Lccn, IdentifierKind::Lccn}, {Field::Oclc, IdentifierKind::Oclc},
        {Field::Doi, IdentifierKind::Doi},   {Field::OtherIdentifiers, IdentifierKind::Other},
    };
    return kinds;
}

//! "The Hobbit (Middle-earth, #0.5)"
void setTitleWithSeries(ExchangeRecord &record, const QString &cell)
{
    static const QRegularExpression form(u"^(.+?)\\s*\\(([^()]+?),?\\s*#\\s*([^()#;]+)\\)$"_s);
    const auto match = form.match(cell);
    setOnce(record.title, match.hasMatch() ? match.captured(1) : cell);
    if (match.hasMatch()) {
        setOnce(record.series, match.captured(2));
        setOnce(record.seriesNumber, match.captured(3));
    }
}

//! "2003-05-01T00:00:00+00:00" as its day; calibre's 0101-01-01 is no date.
void setDate(ExchangeRecord &record, const QString &cell)
{
    static const QRegularExpression time(u"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.+Z-]+$"_s);
    const auto match = time.match(cell);
    const QString date = match.hasMatch() ? match.captured(1) : cell;
    if (!date.startsWith(u"0101-01-"_s))
        setOnce(record.date, date);
}

void setCopies(ExchangeRecord &record, const QString &cell)
{
    bool isNumber = false;
    const int copies = cell.toInt(&isNumber);
    if (isNumber && copies >= 0)
        record.copies = copies;
    else
        record.problems.append(Text::tr("“%1” is no number of copies.").arg(cell));
}

//! "viaf:12345"; what has no scheme that is known is said.
void setAuthorIdentifiers(ExchangeRecord &record, const QStringList &values)
{
    for (const QString &value : values) {
        const auto field = authorField(value.section(u':', 0, 0).trimmed().toLower());
        if (field && std::find(identifierFields.begin(), identifierFields.end(), *field) != identifierFields.end())
            record.author.set(*field, value.section(u':', 1).trimmed());
        else if (!value.trimmed().isEmpty())
            record.problems += Text::tr("“%1” is no identifier of an author.").arg(value.trimmed().left(100));
    }
}

//! The fields that need more than to be copied.
void setSpecial(ExchangeRecord &record, const QString &cell, const Column &column)
{
    static const QRegularExpression wholeNumber(u"\\.0+$"_s);
    switch (column.field) {
    case Field::TitleWithSeries:
        return setTitleWithSeries(record, cell);
    case Field::Language:
        if (valuesOf(cell, column).size() > 1)
            record.problems += Text::tr("Of several languages only the first is taken.");
        return setOnce(record.language, valuesOf(cell, column).value(0));
    case Field::Date:
        return column.isEscaped ? setOnce(record.date, cell) : setDate(record, cell);
    case Field::Publication:
        return setPublication(record, cell);
    case Field::SeriesNumber:
        return setOnce(record.seriesNumber, column.isEscaped ? cell : QString(cell).remove(wholeNumber));
    case Field::Pages:
        return setOnce(record.extent, cell.toInt() > 0 ? cell + u" pages"_s : cell);
    case Field::Subjects:
        record.subjects.append(valuesOf(cell, column));
        return;
    case Field::Notes:
        record.notes.append(valuesOf(cell, column));
        return;
    case Field::MarkedNotes:
        record.notes.append(withoutMarkup(cell));
        return;
    case Field::Identifiers:
        for (const QString &value : valuesOf(cell, column))
            record.identifiers.append(identifierFrom(value.trimmed()));
        return;
    case Field::Copies:
        return setCopies(record, cell);
    case Field::OtherNames:
        return record.author.set(AuthorField::OtherNames, valuesOf(cell, column));
    case Field::AuthorIdentifiers:
        return setAuthorIdentifiers(record, valuesOf(cell, column));
    default:
        return;
    }
}

//! The values of a column of identifiers. Other programs separate them in any way.
QStringList numbersIn(const QString &cell, const Column &column)
{
    if (column.field == Field::Doi && !column.isEscaped)
        return doisIn(cell);
    const QStringList values = valuesOf(cell, column);
    if (column.field != Field::Isbn)
        return values;
    QStringList numbers;
    for (const QString &value : values)
        numbers += isbnsIn(value);
    return numbers;
}

//! What programs for readers call a shelf.
bool isReadingState(const QString &cell)
{
    static const QRegularExpression form(
        u"^(?:to|currently|did-not|stopped)[ -](?:read|reading|finish)$|^(?:read|reading|dnf)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(cell).hasMatch();
}

void take(ExchangeRecord &record, const QString &cell, const Column &column)
{
    if (QString *field = plainField(record, column.field))
        setOnce(*field, column.field == Field::ShelfMark && isReadingState(cell) ? QString() : cell);
    else if (kindsOfFields().contains(column.field))
        for (const QString &value : numbersIn(cell, column))
            record.identifiers.append({kindsOfFields().value(column.field), value.trimmed()});
    else
        setSpecial(record, cell, column);
}

//! What is said about the title or the first author by a column that may stand before theirs.
void complete(ExchangeRecord &record, const QString &cell, Field field)
{
    if (field == Field::AuthorDates && !record.people.isEmpty())
        record.people.front().dates = cell;
    if (field == Field::SortName && !record.people.isEmpty())
        record.people.front().filedAs = cell;
    static const QRegularExpression counted(u"^1\\.0+$"_s); // As calibre counts, with and without a series.
    if (field == Field::SeriesNumber && record.series.isEmpty() && counted.match(cell).hasMatch())
        record.seriesNumber.clear();
    if (field == Field::SortCharacter && record.sortTitle.isEmpty() && cell.toInt() > 0)
        record.sortTitle = record.title.mid(cell.toInt() - 1);
}

} // namespace

ExchangeRecord recordOf(const QStringList &cells, const QList<Column> &columns)
{
    ExchangeRecord record;
    RowPeople people;
    const qsizetype count = std::min(cells.size(), columns.size());
    for (qsizetype i = 0; i < count; ++i) {
        const Column &column = columns.at(i);
        QString cell = cells.at(i).trimmed();
        if (column.isPunctuated)
            cell = withoutIsbd(cell);
        if (cell.isEmpty() || column.field == Field::None)
            continue;
        if (RowPeople::isOf(column.field))
            people.add(cell, column);
        else
            take(record, cell, column);
    }
    record.people = people.all();
    record.problems += people.guesses;
    for (qsizetype i = 0; i < count; ++i)
        complete(record, cells.at(i).trimmed(), columns.at(i).field);
    return record;
}

Identifier identifierFrom(const QString &text)
{
    static const QHash<QString, IdentifierKind> kinds{
        {u"isbn"_s, IdentifierKind::Isbn}, {u"issn"_s, IdentifierKind::Issn}, {u"lccn"_s, IdentifierKind::Lccn},
        {u"oclc"_s, IdentifierKind::Oclc}, {u"doi"_s, IdentifierKind::Doi},
    };
    const QString scheme = text.section(u':', 0, 0).trimmed().toLower();
    if (!text.contains(u':') || !kinds.contains(scheme))
        return {IdentifierKind::Other, text};
    return {kinds.value(scheme), text.section(u':', 1).trimmed()};
}

QString schemed(const Identifier &identifier)
{
    switch (identifier.kind) {
    case IdentifierKind::Isbn:
        return u"isbn:"_s + identifier.value;
    case IdentifierKind::Issn:
        return u"issn:"_s + identifier.value;
    case IdentifierKind::Lccn:
        return u"lccn:"_s + identifier.value;
    case IdentifierKind::Oclc:
        return u"oclc:"_s + identifier.value;
    case IdentifierKind::Doi:
        return u"doi:"_s + identifier.value;
    case IdentifierKind::Other:
        break;
    }
    return identifier.value;
}

} // namespace catalpa::exchange
