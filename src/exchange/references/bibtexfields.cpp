// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/bibtexfields.h"

#include "core/codes/doi.h"
#include "core/codes/isbn.h"
#include "exchange/csv/cells.h"
#include "exchange/references/bibtexentry.h"
#include "exchange/references/latex.h"

#include <array>

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
    const QString text = fromLatex(value);
    const QStringList values = kind == IdentifierKind::Isbn ? isbnsIn(text)
        : kind == IdentifierKind::Doi                       ? doisIn(text)
                                                            : valuesOf(text, {Field::Issn, u";"_s, true});
    for (const QString &part : values)
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

//! The number in the series where there is no other.
void volume(ExchangeRecord &record, const QString &value)
{
    const QString text = fromLatex(value);
    if (record.seriesNumber.isEmpty())
        record.seriesNumber = text;
    else if (record.seriesNumber != text && !text.isEmpty())
        record.notes.append(u"Volume "_s + text);
}

void copies(ExchangeRecord &record, const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber)
        record.copies = number;
}

constexpr std::array knownFields{
    BibTexField{"title", plain<&ExchangeRecord::title>},
    BibTexField{"subtitle", plain<&ExchangeRecord::subtitle>},
    BibTexField{"sorttitle", plain<&ExchangeRecord::sortTitle>},
    BibTexField{"author", people<'a', 'u', 't'>},
    BibTexField{"editor", people<'e', 'd', 't'>},
    BibTexField{"translator", people<'t', 'r', 'l'>},
    BibTexField{"illustrator", people<'i', 'l', 'l'>},
    BibTexField{"contributor", people<' ', ' ', ' '>},
    BibTexField{"language", plain<&ExchangeRecord::language>},
    BibTexField{"langid", plain<&ExchangeRecord::language>},
    BibTexField{"date", plain<&ExchangeRecord::date>},
    BibTexField{"year", plain<&ExchangeRecord::date>},
    BibTexField{"publisher", plain<&ExchangeRecord::publisher>},
    BibTexField{"institution", plain<&ExchangeRecord::publisher>},
    BibTexField{"school", plain<&ExchangeRecord::publisher>},
    BibTexField{"location", plain<&ExchangeRecord::place>},
    BibTexField{"address", plain<&ExchangeRecord::place>},
    BibTexField{"edition", plain<&ExchangeRecord::edition>},
    BibTexField{"series", plain<&ExchangeRecord::series>},
    BibTexField{"number", plain<&ExchangeRecord::seriesNumber>},
    BibTexField{"volume", volume},
    BibTexField{"pagetotal", plain<&ExchangeRecord::extent>},
    BibTexField{"pages", plain<&ExchangeRecord::extent>},
    BibTexField{"keywords", subjects},
    BibTexField{"keyword", subjects},
    BibTexField{"note", note},
    BibTexField{"annotation", note},
    BibTexField{"annote", note},
    BibTexField{"abstract", note},
    BibTexField{"journal", container},
    BibTexField{"journaltitle", container},
    BibTexField{"booktitle", container},
    BibTexField{"isbn", identifier<IdentifierKind::Isbn>},
    BibTexField{"issn", identifier<IdentifierKind::Issn>},
    BibTexField{"lccn", identifier<IdentifierKind::Lccn>},
    BibTexField{"oclc", identifier<IdentifierKind::Oclc>},
    BibTexField{"doi", identifier<IdentifierKind::Doi>},
    BibTexField{"identifier", identifier<IdentifierKind::Other>},
    BibTexField{"library", plain<&ExchangeRecord::shelfMark>},
    BibTexField{"copies", copies},
    BibTexField{"country", plain<&ExchangeRecord::country>},
    BibTexField{"biography", plain<&ExchangeRecord::biography>},
};

} // namespace

std::span<const BibTexField> bibTexFields()
{
    return knownFields;
}

} // namespace catalpa::exchange
