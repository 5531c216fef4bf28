// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marcmarkup.h"

#include "exchange/text/xmltext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QXmlStreamReader>
#include <QtCore/QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString composed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

QChar indicator(const QString &text)
{
    return text.isEmpty() ? QChar(u' ') : text.front();
}

void readDataField(QXmlStreamReader &xml, MarcField &field)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    field.first = indicator(attributes.value("ind1"_L1).toString());
    field.second = indicator(attributes.value("ind2"_L1).toString());
    while (xml.readNextStartElement()) {
        const QString code = xml.attributes().value("code"_L1).toString();
        const QString value = elementText(xml);
        if (!code.isEmpty())
            field.subfields.append({code.front(), value});
    }
}

void readField(QXmlStreamReader &xml, MarcRecord &marc)
{
    const QString name = localName(xml);
    if (name == u"leader"_s) {
        marc.leader = elementText(xml);
        return;
    }
    MarcField field{xml.attributes().value("tag"_L1).toString()};
    if (name == u"controlfield"_s)
        field.value = elementText(xml);
    else if (name == u"datafield"_s)
        readDataField(xml, field);
    else
        return xml.skipCurrentElement();
    marc.fields.append(field);
}

MarcField fieldOf(const QString &tag, const QJsonValue &value)
{
    MarcField field{tag};
    if (!value.isObject()) {
        field.value = composed(value.toString());
        return field;
    }
    const QJsonObject object = value.toObject();
    field.first = indicator(object["ind1"_L1].toString());
    field.second = indicator(object["ind2"_L1].toString());
    const QJsonArray subfields = object["subfields"_L1].toArray();
    for (const QJsonValue &entry : subfields) {
        const QJsonObject subfield = entry.toObject();
        for (auto it = subfield.begin(); it != subfield.end(); ++it) {
            if (!it.key().isEmpty())
                field.subfields.append({it.key().front(), composed(it.value().toString())});
        }
    }
    return field;
}

} // namespace

MarcRecord marcOfXml(QXmlStreamReader &xml)
{
    MarcRecord marc;
    while (xml.readNextStartElement())
        readField(xml, marc);
    return marc;
}

MarcRecord marcOfJson(const QJsonObject &object)
{
    MarcRecord marc{object["leader"_L1].toString(), {}, {}};
    const QJsonArray fields = object["fields"_L1].toArray();
    for (const QJsonValue &entry : fields) {
        const QJsonObject field = entry.toObject();
        for (auto it = field.begin(); it != field.end(); ++it)
            marc.fields.append(fieldOf(it.key(), it.value()));
    }
    return marc;
}

void writeMarcXml(QXmlStreamWriter &xml, const MarcRecord &marc)
{
    xml.writeStartElement("record"_L1);
    xml.writeTextElement("leader"_L1, marc.leader);
    for (const MarcField &field : marc.fields) {
        xml.writeStartElement(field.subfields.isEmpty() ? "controlfield"_L1 : "datafield"_L1);
        xml.writeAttribute("tag"_L1, field.tag);
        if (field.subfields.isEmpty()) {
            xml.writeCharacters(xmlText(field.value));
        } else {
            xml.writeAttribute("ind1"_L1, QString(field.first));
            xml.writeAttribute("ind2"_L1, QString(field.second));
        }
        for (const MarcSubfield &subfield : field.subfields) {
            xml.writeStartElement("subfield"_L1);
            xml.writeAttribute("code"_L1, QString(subfield.code));
            xml.writeCharacters(xmlText(subfield.value));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace catalpa::exchange
