// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/writer.h"

#include "base/text.h"
#include "exchange/csv/csvwriter.h"
#include "exchange/marc/marcwriters.h"
#include "exchange/pages/htmlwriter.h"
#include "exchange/references/dublincorewriter.h"
#include "exchange/references/referencewriters.h"
#include "exchange/sheet/xlsxwriter.h"

#include <QtCore/QIODevice>

namespace catalpa::exchange {

Result<QStringList> RecordWriter::write(const ExchangeRecord &record)
{
    return put(tidiedRecord(record));
}

Result<> RecordWriter::send(const QByteArray &bytes)
{
    return written(m_device.write(bytes) == bytes.size());
}

Result<> RecordWriter::written(bool isWell) const
{
    if (isWell)
        return {};
    return failure(ErrorKind::Exhausted, Text::tr("The file could not be written: %1").arg(m_device.errorString()));
}

std::unique_ptr<RecordWriter> makeWriter(QIODevice &device, Format format, const WriteOptions &options)
{
    switch (format) {
    case Format::Csv:
        return std::make_unique<CsvWriter>(device, options.hasByteOrderMark);
    case Format::Marc:
        return std::make_unique<Iso2709Writer>(device);
    case Format::MarcXml:
        return std::make_unique<MarcXmlWriter>(device);
    case Format::BibTex:
        return std::make_unique<BibTexWriter>(device);
    case Format::Ris:
        return std::make_unique<RisWriter>(device);
    case Format::CslJson:
        return std::make_unique<CslWriter>(device);
    case Format::Xlsx:
        return std::make_unique<XlsxWriter>(device);
    case Format::DublinCore:
        return std::make_unique<DublinCoreWriter>(device);
    case Format::Html:
        return std::make_unique<HtmlWriter>(device, options.heading);
    default:
        return nullptr;
    }
}

} // namespace catalpa::exchange
