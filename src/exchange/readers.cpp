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

QString shown(const QByteArray &encoding)
{
    QString name = QString::fromLatin1(encoding);
    name[0] = name.at(0).toUpper();
    return name;
}

//! What people are told of an encoding that was guessed.
QString encodingNote(const Recognition &recognition)
{
    const QString name = shown(recognition.encoding);
    if (!recognition.otherEncoding.isEmpty())
        return Text::tr(
                   "It is doubtful how the letters of the file are encoded: they were taken for %1, and look nearly "
                   "as much like %2. Look at the names, and say another encoding where they are wrong.")
            .arg(name, shown(recognition.otherEncoding));
    if (recognition.isEncodingDoubtful)
        return Text::tr("It is doubtful how the letters of the file are encoded: they were taken for %1, in which many "
                        "words look like none. Look at the names, and say another encoding where they are wrong.")
            .arg(name);
    return Text::tr(
               "The letters of the file were taken for %1. That is a guess by what looks like words: where names look "
               "wrong, say another encoding.")
        .arg(name);
}

} // namespace

std::unique_ptr<RecordReader> makeReader(QIODevice &device, const Recognition &recognition,
                                         const ColumnMapping &mapping)
{
    auto reader = readerFor(device, recognition, mapping);
    const bool isNoted = recognition.isEncodingGuessed && recognition.format != Format::Marc;
    if (reader && isNoted) {
        reader->setNote(encodingNote(recognition));
    }
    return reader;
}

} // namespace catalpa::exchange
