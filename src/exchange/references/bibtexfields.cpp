// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/bibtexfields.h"

#include "exchange/csv/cells.h"
#include "exchange/references/bibtexentry.h"
#include "exchange/references/latex.h"

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

template <QString ExchangeRecord::*member>
void plain(ExchangeRecord &record, const QString &value)
{
    if ((record.*member).isEmpty())
        record.*member = fromLatex(value);
}

template <char first, char second, char third>
void people(ExchangeRecord &record, const QString &value)
{
    const char code[] = {first, second, third, '\0'};
    record.people.append(bibTexPeople(value, QString::fromLatin1(code).trimmed()));
}

template <IdentifierKind kind>
void identifier(ExchangeRecord &record, const QString &value)
{
    for (const QString &part : valuesOf(fromLatex(value), {Field::Isbn, u";"_s}))
        record.identifiers.append({kind, part});
}

void subjects(ExchangeRecord &record, const QString &value)
{
    const QString text = fromLatex(value);
    const QString separator = text.contains(u';') ? u";"_s : u","_s;
    record.subjects.append(valuesOf(text, {Field::Subjects, separator, separator == u";"_s}));
}

void note(ExchangeRecord &record, const QString &value)
{
    record.notes.append(fromLatex(value));
}

void container(ExchangeRecord &record, const QString &value)
{
    record.notes.append(u"In: "_s + fromLatex(value));
}

void copies(ExchangeRecord &record, const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber)
        record.copies = number;
}

} // namespace

const QList<BibTexField> &bibTexFields()
{
    static const QList<BibTexField> fields{
        {"title", plain<&ExchangeRecord::title>},
        {"subtitle", plain<&ExchangeRecord::subtitle>},
        {"sorttitle", plain<&ExchangeRecord::sortTitle>},
        {"author", people<'a', 'u', 't'>},
        {"editor", people<'e', 'd', 't'>},
        {"translator", people<'t', 'r', 'l'>},
        {"illustrator", people<'i', 'l', 'l'>},
        {"contributor", people<' ', ' ', ' '>},
        {"language", plain<&ExchangeRecord::language>},
        {"langid", plain<&ExchangeRecord::language>},
        {"date", plain<&ExchangeRecord::date>},
        {"year", plain<&ExchangeRecord::date>},
        {"publisher", plain<&ExchangeRecord::publisher>},
        {"institution", plain<&ExchangeRecord::publisher>},
        {"school", plain<&ExchangeRecord::publisher>},
        {"location", plain<&ExchangeRecord::place>},
        {"address", plain<&ExchangeRecord::place>},
        {"edition", plain<&ExchangeRecord::edition>},
        {"series", plain<&ExchangeRecord::series>},
        {"number", plain<&ExchangeRecord::seriesNumber>},
        {"volume", plain<&ExchangeRecord::seriesNumber>},
        {"pagetotal", plain<&ExchangeRecord::extent>},
        {"keywords", subjects},
        {"keyword", subjects},
        {"note", note},
        {"annotation", note},
        {"annote", note},
        {"abstract", note},
        {"journal", container},
        {"journaltitle", container},
        {"booktitle", container},
        {"isbn", identifier<IdentifierKind::Isbn>},
        {"issn", identifier<IdentifierKind::Issn>},
        {"lccn", identifier<IdentifierKind::Lccn>},
        {"oclc", identifier<IdentifierKind::Oclc>},
        {"doi", identifier<IdentifierKind::Doi>},
        {"identifier", identifier<IdentifierKind::Other>},
        {"library", plain<&ExchangeRecord::shelfMark>},
        {"copies", copies},
        {"country", plain<&ExchangeRecord::country>},
        {"biography", plain<&ExchangeRecord::biography>},
    };
    return fields;
}

} // namespace catalpa::exchange
