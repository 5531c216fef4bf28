// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/readers.h"

#include "exchange/csv/csvreader.h"
#include "exchange/marc/marcreaders.h"
#include "exchange/references/bibtexreader.h"
#include "exchange/references/cslreader.h"
#include "exchange/references/taggedreader.h"

namespace catalpa::exchange {

std::unique_ptr<RecordReader> makeReader(QIODevice &device, const Recognition &recognition,
                                         const ColumnMapping &mapping)
{
    switch (recognition.format) {
    case Format::Csv:
        return std::make_unique<CsvReader>(device, recognition.encoding, recognition.delimiter, mapping);
    case Format::Marc:
        return std::make_unique<Iso2709Reader>(device, recognition.encoding);
    case Format::MarcXml:
        return std::make_unique<MarcXmlReader>(device, recognition.encoding);
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

} // namespace catalpa::exchange
