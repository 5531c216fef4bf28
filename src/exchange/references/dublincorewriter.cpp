// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/dublincorewriter.h"

#include "exchange/csv/rowrecord.h"
#include "exchange/losses.h"
#include "exchange/namedpeople.h"
#include "exchange/text/xmltext.h"

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! As an address where there is a usual one.
QString addressOf(const Identifier &identifier)
{
    switch (identifier.kind) {
    case IdentifierKind::Isbn:
        return u"urn:isbn:"_s + identifier.value;
    case IdentifierKind::Issn:
        return u"urn:issn:"_s + identifier.value;
    default:
        return schemed(identifier);
    }
}

} // namespace

DublinCoreWriter::DublinCoreWriter(QIODevice &device)
    : RecordWriter(device)
    , m_xml(&device)
{
}

void DublinCoreWriter::add(QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        m_xml.writeTextElement(u"dc:"_s + name, xmlText(value));
}

Result<> DublinCoreWriter::begin()
{
    m_xml.setAutoFormatting(true);
    m_xml.writeStartDocument();
    m_xml.writeStartElement("records"_L1);
    m_xml.writeAttribute("xmlns:dc"_L1, "http://purl.org/dc/elements/1.1/"_L1);
    m_xml.writeAttribute("xmlns:oai_dc"_L1, "http://www.openarchives.org/OAI/2.0/oai_dc/"_L1);
    return written(!m_xml.hasError());
}

Result<QStringList> DublinCoreWriter::put(const ExchangeRecord &record)
{
    m_xml.writeStartElement("oai_dc:dc"_L1);
    add("title"_L1, fullTitle(record.title, record.subtitle));
    for (const Person &person : record.people)
        add(person.role == u"aut"_s ? "creator"_L1 : "contributor"_L1,
            person.form == NameForm::Natural ? tagged(person) : person.name);
    for (const QString &subject : record.subjects)
        add("subject"_L1, subject);
    for (const QString &note : record.notes)
        add("description"_L1, note);
    add("publisher"_L1, record.publisher);
    add("date"_L1, record.date);
    add("type"_L1, u"Text"_s);
    add("format"_L1, record.extent);
    for (const Identifier &identifier : record.identifiers)
        add("identifier"_L1, addressOf(identifier));
    add("language"_L1, record.language);
    const QString number = record.seriesNumber.isEmpty() ? QString() : u" ; "_s + record.seriesNumber;
    add("relation"_L1, record.series.isEmpty() ? QString() : record.series + number);
    m_xml.writeEndElement();
    if (auto done = written(!m_xml.hasError()); !done)
        return passOn(done);
    return lossesOf(record, Format::DublinCore);
}

Result<> DublinCoreWriter::finish()
{
    m_xml.writeEndDocument();
    return written(!m_xml.hasError());
}

} // namespace catalpa::exchange
