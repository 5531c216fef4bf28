// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marcwriters.h"

#include "base/text.h"
#include "exchange/marc/iso2709.h"
#include "exchange/marc/marcfields.h"
#include "exchange/marc/marcmarkup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! The first bytes of a text, at most \a largest, that end with a whole letter.
QByteArray cut(const QByteArray &text, qsizetype largest)
{
    qsizetype size = std::min(text.size(), largest);
    while (size > 0 && size < text.size() && (text.at(size) & '\xC0') == '\x80')
        --size;
    return text.left(size);
}

RawField rawField(const MarcField &field)
{
    RawField raw{field.tag.toLatin1(), {}};
    if (field.subfields.isEmpty()) {
        raw.data = field.value.toUtf8();
        return raw;
    }
    raw.data = QString(field.first).toLatin1() + QString(field.second).toLatin1();
    for (const MarcSubfield &subfield : field.subfields)
        raw.data += iso2709::delimiter + QString(subfield.code).toLatin1() + subfield.value.toUtf8();
    return raw;
}

struct RawRecord {
    RawMarc raw;
    bool isCut = false;
};

RawRecord rawRecord(const MarcRecord &marc)
{
    RawRecord record{{marc.leader.toLatin1(), {}, false, false}};
    for (const MarcField &field : marc.fields) {
        RawField raw = rawField(field);
        const QByteArray data = cut(raw.data, iso2709::largestField - 1);
        record.isCut = record.isCut || data.size() < raw.data.size();
        raw.data = data;
        record.raw.fields.append(raw);
    }
    return record;
}

//! The field that makes way for the others: the last of the longest ones, but not what a record is known by.
void dropLongest(RawMarc &record)
{
    const auto size = [](const RawField &field) {
        const bool isNeeded = field.tag == "008" || field.tag.startsWith('1') || field.tag == "245";
        return isNeeded ? 0 : field.data.size();
    };
    const auto longest = std::max_element(record.fields.begin(), record.fields.end(),
                                          [&](const auto &a, const auto &b) { return size(a) <= size(b); });
    record.fields.erase(longest);
}

} // namespace

Result<QStringList> Iso2709Writer::put(const ExchangeRecord &record)
{
    const Marc21Fields fields = marc21Of(record);
    RawRecord made = rawRecord(fields.marc);
    QStringList losses = fields.losses;
    auto bytes = iso2709Bytes(made.raw);
    while (!bytes) {
        made.isCut = true;
        dropLongest(made.raw);
        bytes = iso2709Bytes(made.raw);
    }
    if (made.isCut)
        losses.append(Text::tr("The record is longer than MARC allows; parts of it were left out."));
    if (auto sent = send(*bytes); !sent)
        return passOn(sent);
    return losses;
}

MarcXmlWriter::MarcXmlWriter(QIODevice &device)
    : RecordWriter(device)
    , m_xml(&device)
{
}

Result<> MarcXmlWriter::begin()
{
    m_xml.writeStartDocument();
    m_xml.writeStartElement("collection"_L1);
    m_xml.writeDefaultNamespace("http://www.loc.gov/MARC21/slim"_L1);
    return written(!m_xml.hasError());
}

Result<QStringList> MarcXmlWriter::put(const ExchangeRecord &record)
{
    const Marc21Fields fields = marc21Of(record);
    m_xml.writeCharacters(u"\n"_s);
    writeMarcXml(m_xml, fields.marc);
    if (auto done = written(!m_xml.hasError()); !done)
        return passOn(done);
    return fields.losses;
}

Result<> MarcXmlWriter::finish()
{
    m_xml.writeCharacters(u"\n"_s);
    m_xml.writeEndDocument();
    return written(!m_xml.hasError());
}

} // namespace catalpa::exchange
