// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/tagged.h"

#include "core/codes/doi.h"
#include "core/codes/isbn.h"
#include "exchange/namedpeople.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

enum class Part {
    Title,
    BookTitle, //!< Of what it is a part of, else of itself.
    ShortTitle,
    Author,
    Editor,
    Translator,
    Contributor,
    Container, //!< The series of a book; else what it is a part of.
    Series,
    SeriesNumber,
    Date,
    Publisher,
    Place,
    Edition,
    Pages, //!< Their number, or the first one.
    EndPage,
    Number, //!< An ISBN or ISSN.
    Doi,
    Language,
    Subject,
    Note,
    ShelfMark,
};

using Parts = QHash<QString, Part>;

const Parts &risParts()
{
    static const Parts parts{
        {u"TI"_s, Part::Title},        {u"T1"_s, Part::Title},        {u"BT"_s, Part::BookTitle},
        {u"CT"_s, Part::Title},        {u"ST"_s, Part::ShortTitle},   {u"AU"_s, Part::Author},
        {u"A1"_s, Part::Author},       {u"ED"_s, Part::Editor},       {u"A2"_s, Part::Editor},
        {u"A3"_s, Part::Contributor},  {u"A4"_s, Part::Translator},   {u"T2"_s, Part::Container},
        {u"JO"_s, Part::Container},    {u"JF"_s, Part::Container},    {u"T3"_s, Part::Series},
        {u"M1"_s, Part::SeriesNumber}, {u"VL"_s, Part::SeriesNumber}, {u"PY"_s, Part::Date},
        {u"Y1"_s, Part::Date},         {u"DA"_s, Part::Date},         {u"PB"_s, Part::Publisher},
        {u"CY"_s, Part::Place},        {u"PP"_s, Part::Place},        {u"ET"_s, Part::Edition},
        {u"SP"_s, Part::Pages},        {u"EP"_s, Part::EndPage},      {u"SN"_s, Part::Number},
        {u"DO"_s, Part::Doi},          {u"LA"_s, Part::Language},     {u"KW"_s, Part::Subject},
        {u"N1"_s, Part::Note},         {u"N2"_s, Part::Note},         {u"AB"_s, Part::Note},
        {u"CN"_s, Part::ShelfMark},
    };
    return parts;
}

const Parts &endNoteParts()
{
    static const Parts parts{
        {u"T"_s, Part::Title},       {u"!"_s, Part::ShortTitle},   {u"A"_s, Part::Author},    {u"E"_s, Part::Editor},
        {u"Y"_s, Part::Contributor}, {u"?"_s, Part::Translator},   {u"B"_s, Part::Container}, {u"J"_s, Part::Container},
        {u"S"_s, Part::Series},      {u"V"_s, Part::SeriesNumber}, {u"D"_s, Part::Date},      {u"8"_s, Part::Date},
        {u"I"_s, Part::Publisher},   {u"C"_s, Part::Place},        {u"7"_s, Part::Edition},   {u"P"_s, Part::Pages},
        {u"@"_s, Part::Number},      {u"R"_s, Part::Doi},          {u"G"_s, Part::Language},  {u"K"_s, Part::Subject},
        {u"X"_s, Part::Note},        {u"Z"_s, Part::Note},         {u"O"_s, Part::Note},      {u"L"_s, Part::ShelfMark},
    };
    return parts;
}

//! "1937/09/21/" as 1937-09-21; a year alone stays.
QString dateOf(const QString &text)
{
    static const QRegularExpression ris(
        u"^([0-9]{4})(?:/(0?[1-9]|1[0-2]|)(?:/(0?[1-9]|[12][0-9]|3[01]|)(?:/.*)?)?)?$"_s);
    const auto match = ris.match(text.trimmed());
    if (!match.hasMatch())
        return text;
    QStringList parts;
    for (int i = 1; i <= 3 && !match.captured(i).isEmpty(); ++i)
        parts.append(match.captured(i).rightJustified(2, u'0'));
    return parts.join(u'-');
}

void addNumber(ExchangeRecord &record, const QString &value)
{
    static const QRegularExpression issn(u"^[0-9]{4}-[0-9]{3}[0-9Xx]$"_s);
    static const QRegularExpression separators(u"[;,\\n]"_s);
    for (const QString &part : value.split(separators, Qt::SkipEmptyParts)) {
        if (issn.match(part.trimmed()).hasMatch()) {
            record.identifiers.append({IdentifierKind::Issn, part});
            continue;
        }
        for (const QString &isbn : isbnsIn(part))
            record.identifiers.append({IdentifierKind::Isbn, isbn});
    }
}

void addPerson(ExchangeRecord &record, const QString &name, const QString &role)
{
    record.people += personTagged(name, role);
}

void takeText(ExchangeRecord &record, Part part, const QString &value, bool isPart)
{
    switch (part) {
    case Part::Title:
        return setOnce(record.title, value);
    case Part::BookTitle:
        if (!isPart && record.title.isEmpty())
            return setOnce(record.title, value);
        if (record.title != value)
            record.notes.append(u"In: "_s + value);
        return;
    case Part::Container:
        if (isPart)
            record.notes.append(u"In: "_s + value);
        else
            setOnce(record.series, value);
        return;
    case Part::Series:
        return setOnce(record.series, value);
    case Part::SeriesNumber:
        return setOnce(record.seriesNumber, value);
    case Part::Date:
        return setOnce(record.date, dateOf(value));
    case Part::Publisher:
        return setOnce(record.publisher, value);
    case Part::Place:
        return setOnce(record.place, value);
    case Part::Edition:
        return setOnce(record.edition, value);
    case Part::Pages:
        return setOnce(record.extent, value);
    case Part::Language:
        return setOnce(record.language, value);
    case Part::ShelfMark:
        return setOnce(record.shelfMark, value);
    default:
        return;
    }
}

void take(ExchangeRecord &record, Part part, const QString &value, bool isPart)
{
    switch (part) {
    case Part::Author:
        return addPerson(record, value, u"aut"_s);
    case Part::Editor:
        return addPerson(record, value, u"edt"_s);
    case Part::Translator:
        return addPerson(record, value, u"trl"_s);
    case Part::Contributor:
        return addPerson(record, value, {});
    case Part::Number:
        return addNumber(record, value);
    case Part::Doi:
        for (const QString &doi : doisIn(value))
            record.identifiers.append({IdentifierKind::Doi, doi});
        return;
    case Part::Subject:
        record.subjects.append(value.split(u'\n'));
        return;
    case Part::Note:
        record.notes.append(value);
        return;
    default:
        return takeText(record, part, value, isPart);
    }
}

//! A short title that the full one begins with is the title, and what is behind it the subtitle.
void splitTitle(ExchangeRecord &record, const QString &shortTitle)
{
    const QString begin = fullTitle(shortTitle, u"x"_s).chopped(1);
    if (!shortTitle.isEmpty() && record.title.startsWith(begin)) {
        record.subtitle = record.title.mid(begin.size());
        record.title = shortTitle;
    }
}

ExchangeRecord recordOf(const QList<TaggedField> &fields, const Parts &parts, bool isPart)
{
    ExchangeRecord record;
    QString shortTitle;
    QString endPage;
    for (const TaggedField &field : fields) {
        const auto part = parts.constFind(field.tag);
        if (part == parts.constEnd() || field.value.trimmed().isEmpty())
            continue;
        if (*part == Part::ShortTitle)
            shortTitle = field.value.trimmed();
        else if (*part == Part::EndPage)
            endPage = field.value.trimmed();
        else
            take(record, *part, field.value.trimmed(), isPart);
    }
    if (record.title.isEmpty()) { // A part that has no title of its own.
        for (const TaggedField &field : fields) {
            if (parts.value(field.tag) == Part::BookTitle && parts.contains(field.tag))
                setOnce(record.title, field.value.trimmed());
        }
        record.notes.removeAll(u"In: "_s + record.title);
    }
    splitTitle(record, shortTitle);
    if (!endPage.isEmpty() && endPage != record.extent)
        record.extent += (record.extent.isEmpty() ? QString() : u"-"_s) + endPage;
    return record;
}

} // namespace

bool isRisTag(const QString &tag)
{
    return risParts().contains(tag) || tag == u"TY"_s || tag == u"ER"_s || tag == u"ID"_s;
}

bool isEndNoteTag(const QString &tag)
{
    return endNoteParts().contains(tag) || tag == u"0"_s;
}

ExchangeRecord recordOfRis(const QList<TaggedField> &fields)
{
    static const QStringList parts{u"CHAP"_s, u"JOUR"_s, u"CONF"_s, u"MGZN"_s, u"NEWS"_s, u"ECHAP"_s, u"CPAPER"_s};
    return recordOf(fields, risParts(), !fields.isEmpty() && parts.contains(fields.front().value.trimmed()));
}

ExchangeRecord recordOfEndNote(const QList<TaggedField> &fields)
{
    static const QRegularExpression whole(u"^(?:Book|Edited Book|Electronic Book)$"_s);
    const bool isWhole =
        fields.isEmpty() || fields.front().tag != u"0"_s || whole.match(fields.front().value.trimmed()).hasMatch();
    return recordOf(fields, endNoteParts(), !isWhole);
}

QList<TaggedField> risOf(const ExchangeRecord &record)
{
    QList<TaggedField> fields{{u"TY"_s, u"BOOK"_s}, {u"TI"_s, fullTitle(record.title, record.subtitle)}};
    const auto add = [&](const QString &tag, const QString &value) {
        if (!value.isEmpty())
            fields.append({tag, QString(value).replace(u'\n', u' ')});
    };
    add(u"ST"_s, record.subtitle.isEmpty() ? QString() : record.title);
    for (const Person &person : record.people)
        add(person.role == u"aut"_s       ? u"AU"_s
                : person.role == u"edt"_s ? u"A2"_s
                : person.role == u"trl"_s ? u"A4"_s
                                          : u"A3"_s,
            tagged(person));
    add(u"PY"_s, record.date);
    add(u"PB"_s, record.publisher);
    add(u"CY"_s, record.place);
    add(u"ET"_s, record.edition);
    add(u"T2"_s, record.series);
    add(u"M1"_s, record.seriesNumber);
    add(u"SP"_s, record.extent);
    add(u"LA"_s, record.language);
    for (const QString &subject : record.subjects)
        add(u"KW"_s, subject);
    for (const QString &note : record.notes)
        add(u"N1"_s, note);
    for (const Identifier &identifier : record.identifiers) {
        if (identifier.kind == IdentifierKind::Isbn || identifier.kind == IdentifierKind::Issn)
            add(u"SN"_s, identifier.value);
        else if (identifier.kind == IdentifierKind::Doi)
            add(u"DO"_s, identifier.value);
    }
    add(u"CN"_s, record.shelfMark);
    fields.append({u"ER"_s, {}});
    return fields;
}

} // namespace catalpa::exchange
