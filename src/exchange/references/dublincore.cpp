// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/dublincore.h"

#include "core/codes/isbn.h"
#include "exchange/csv/rowrecord.h"
#include "exchange/names.h"
#include "exchange/text/xmltext.h"

#include <QtCore/QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

void set(QString &field, const QString &value)
{
    if (field.isEmpty())
        field = value.trimmed();
}

Identifier identifierOf(QString text)
{
    if (text.startsWith(u"urn:"_s, Qt::CaseInsensitive))
        text.remove(0, 4);
    return isIsbn(text) && !text.contains(u'/') ? Identifier{IdentifierKind::Isbn, text} : identifierFrom(text);
}

void take(ExchangeRecord &record, const QString &name, const QString &text)
{
    if (name == u"title"_s)
        set(record.title, text);
    else if (name == u"creator"_s)
        record.people.append({text, formOf(text), u"aut"_s});
    else if (name == u"contributor"_s)
        record.people.append({text, formOf(text), {}});
    else if (name == u"subject"_s)
        record.subjects.append(text);
    else if (name == u"description"_s)
        record.notes.append(text);
    else if (name == u"publisher"_s)
        set(record.publisher, text);
    else if (name == u"date"_s)
        set(record.date, text);
    else if (name == u"format"_s)
        set(record.extent, text);
    else if (name == u"identifier"_s)
        record.identifiers.append(identifierOf(text));
    else if (name == u"language"_s)
        set(record.language, text);
}

} // namespace

ExchangeRecord recordOfDublinCore(QXmlStreamReader &xml)
{
    ExchangeRecord record;
    while (xml.readNextStartElement()) {
        const QString name = localName(xml);
        take(record, name, elementText(xml).trimmed());
    }
    return record;
}

} // namespace catalpa::exchange
