// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/readers.h"

#include "base/text.h"
#include "exchange/csv/csvrows.h"
#include "exchange/marc/marcfields.h"
#include "exchange/marc/marcmarkup.h"
#include "exchange/marc/marcreaders.h"
#include "exchange/references/bibtexreader.h"
#include "exchange/references/cslreader.h"
#include "exchange/references/dublincore.h"
#include "exchange/references/mods.h"
#include "exchange/references/taggedreader.h"
#include "exchange/sheet/sheetrows.h"
#include "exchange/text/xmlrecordreader.h"

#include <QtCore/QIODevice>

namespace catalpa::exchange {

namespace {

std::unique_ptr<TableRows> rowsOf(QIODevice &device, const Recognition &recognition)
{
    if (recognition.format == Format::Xlsx)
        return std::make_unique<SheetRows>(device);
    return std::make_unique<CsvRows>(device, recognition.encoding, recognition.delimiter);
}

ExchangeRecord recordOfMarcXml(QXmlStreamReader &xml)
{
    return recordOf(marcOfXml(xml));
}

} // namespace

QStringList firstRow(QIODevice &device, const Recognition &recognition)
{
    const auto row = rowsOf(device, recognition)->next();
    device.seek(0);
    return row ? row->cells : QStringList();
}

QList<QStringList> firstRows(QIODevice &device, const Recognition &recognition, qsizetype most)
{
    QList<QStringList> found;
    const auto rows = rowsOf(device, recognition);
    for (auto row = rows->next(); row && found.size() < most; row = rows->next())
        found += row->cells;
    return found;
}

namespace {

std::unique_ptr<RecordReader> readerFor(QIODevice &device, const Recognition &recognition, const ColumnMapping &mapping)
{
    switch (recognition.format) {
    case Format::Csv:
    case Format::Xlsx:
        return std::make_unique<TableReader>(rowsOf(device, recognition), mapping);
    case Format::Marc:
        return std::make_unique<Iso2709Reader>(device, recognition.encoding);
    case Format::MarcXml:
        return std::make_unique<XmlRecordReader>(device, recognition.encoding, "record", recordOfMarcXml);
    case Format::Mods:
        return std::make_unique<XmlRecordReader>(device, recognition.encoding, "mods", recordOfMods);
    case Format::DublinCore:
        return std::make_unique<XmlRecordReader>(device, recognition.encoding, "dc", recordOfDublinCore);
    case Format::MarcJson:
        return std::make_unique<MarcJsonReader>(device, recognition.encoding);
    case Format::BibTex:
        return std::make_unique<BibTexReader>(device, recognition.encoding);
    case Format::Ris:
        return std::make_unique<TaggedReader>(device, recognition.encoding, TaggedReader::Form::Ris);
    case Format::EndNote:
        return std::make_unique<TaggedReader>(device, recognition.encoding, TaggedReader::Form::EndNote);
    case Format::CslJson:
        return std::make_unique<CslReader>(device, recognition.encoding);
    default:
        return nullptr;
    }
}

} // namespace

std::unique_ptr<RecordReader> makeReader(QIODevice &device, const Recognition &recognition,
                                         const ColumnMapping &mapping)
{
    auto reader = readerFor(device, recognition, mapping);
    const bool isNoted = recognition.isEncodingGuessed && recognition.format != Format::Marc;
    if (reader && isNoted) {
        QString name = QString::fromLatin1(recognition.encoding);
        name[0] = name.at(0).toUpper();
        reader->setNote(Text::tr("The letters of the file were taken for %1. That is a guess by what looks like words: "
                                 "where names look wrong, say another encoding.")
                            .arg(name));
    }
    return reader;
}

} // namespace catalpa::exchange
