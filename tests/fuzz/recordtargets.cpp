// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/readers.h"
#include "exchange/writer.h"
#include "fuzztarget.h"

#include <QtCore/QBuffer>

#include <algorithm>
#include <array>

namespace catalpa::fuzz {
namespace {

using namespace exchange;

QList<ExchangeRecord> recordsOf(const QByteArray &input, const Recognition &recognition)
{
    QByteArray bytes(input);
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    ColumnMapping mapping;
    if (recognition.format == Format::Csv || recognition.format == Format::Xlsx)
        mapping = mappingFor(firstRow(device, recognition));
    const auto reader = makeReader(device, recognition, mapping);
    QList<ExchangeRecord> records;
    for (qsizetype count = 0;; ++count) {
        require(count <= input.size(), "there are no more records than bytes");
        const ReadItem item = reader->next();
        if (std::holds_alternative<EndOfRecords>(item))
            return records;
        if (const auto *problem = std::get_if<ReadProblem>(&item))
            require(!problem->message.isEmpty(), "a problem says what it is");
        else
            records.append(std::get<ExchangeRecord>(item));
    }
}

//! A record as a table holds it: without remarks, its identifiers by their kinds.
ExchangeRecord comparable(ExchangeRecord record)
{
    record.problems.clear();
    for (Person &person : record.people)
        person.filedAs.clear(); // Of the author alone it is written, where the rules would file another way.
    std::stable_sort(record.identifiers.begin(), record.identifiers.end(),
                     [](const Identifier &a, const Identifier &b) { return a.kind < b.kind; });
    return record;
}

template <Format format>
void records(const QByteArray &input)
{
    (void)recognise(QByteArrayView(input).first(std::min(input.size(), recognisedBytes)), {});
    const QByteArray encoding = format == Format::Marc ? QByteArray() : QByteArray("UTF-8");
    const QList<ExchangeRecord> read = recordsOf(input, {format, encoding, ','});

    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::WriteOnly);
    const auto writer = makeWriter(device, Format::Csv);
    require(bool(writer->begin()), "a buffer can be written");
    for (const ExchangeRecord &record : read) {
        require(!record.title.isEmpty(), "a record has a title");
        require(tidiedRecord(record) == record, "a record that was read is tidy");
        require(bool(writer->write(record)), "a buffer can be written");
    }
    const QList<ExchangeRecord> again = recordsOf(bytes, {Format::Csv, "UTF-8", ','});
    require(again.size() == read.size(), "as many records are read as were written");
    for (qsizetype i = 0; i < read.size(); ++i)
        require(comparable(again.at(i)) == comparable(read.at(i)), "a record that is written is read again as it was");
}

constexpr std::array targets{
    FuzzTarget{"csv", records<Format::Csv>},         FuzzTarget{"marc", records<Format::Marc>},
    FuzzTarget{"marcxml", records<Format::MarcXml>}, FuzzTarget{"marcjson", records<Format::MarcJson>},
    FuzzTarget{"bibtex", records<Format::BibTex>},   FuzzTarget{"ris", records<Format::Ris>},
    FuzzTarget{"endnote", records<Format::EndNote>}, FuzzTarget{"csljson", records<Format::CslJson>},
};

} // namespace

std::span<const FuzzTarget> recordTargets()
{
    return targets;
}

} // namespace catalpa::fuzz
