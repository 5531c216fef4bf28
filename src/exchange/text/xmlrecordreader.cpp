// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/xmlrecordreader.h"

#include "base/text.h"

#include <QtCore/QXmlStreamReader>

namespace catalpa::exchange {

XmlRecordReader::XmlRecordReader(QIODevice &device, const QByteArray &encoding, const QByteArray &name, Parse parse)
    : m_elements(device, encoding, name)
    , m_parse(parse)
{
}

RecordReader::Found XmlRecordReader::find()
{
    const auto element = m_elements.next();
    if (!element || (!element->isEnded && !m_elements.source().error().isEmpty()))
        return endOf(m_elements.source().error());
    if (element->isTooLong)
        return Bad{Text::tr("The record is larger than one megabyte.")};
    if (!element->isEnded)
        return Bad{Text::tr("The file ends in the middle of the record.")};
    QXmlStreamReader xml(element->text.normalized(QString::NormalizationForm_C));
    xml.setNamespaceProcessing(false);
    xml.readNextStartElement();
    ExchangeRecord record = m_parse(xml);
    if (xml.hasError())
        return Bad{Text::tr("The record is damaged: it is no XML.")};
    if (element->isDoubtful)
        record.problems.append(Text::tr("Some letters were not in the encoding of the file."));
    return record;
}

} // namespace catalpa::exchange
