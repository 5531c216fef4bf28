// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/csvreader.h"

#include "base/text.h"
#include "exchange/csv/rowrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {

CsvRows::CsvRows(QIODevice &device, const QByteArray &encoding, char delimiter)
    : m_source(device, encoding)
    , m_decoder(encoding)
    , m_delimiter(delimiter)
{
}

std::optional<ByteSource::Piece> CsvRows::line()
{
    ++m_line;
    if (m_waiting.empty())
        return m_source.line();
    ByteSource::Piece next = std::move(m_waiting.front());
    m_waiting.pop_front();
    return next;
}

std::optional<CsvRows::Row> CsvRows::next()
{
    for (auto piece = line(); piece; piece = line()) {
        if (piece->isTooLong)
            return Row{{}, m_line, false, false, false, true};
        const bool isEmpty = piece->bytes.trimmed().isEmpty();
        if (isEmpty || (m_line == 1 && piece->bytes.startsWith("sep=") && piece->bytes.size() == 5))
            continue;
        return read(piece->bytes);
    }
    return {};
}

CsvRows::Row CsvRows::read(const QByteArray &first)
{
    const qint64 begin = m_line;
    RowParser parser(m_delimiter);
    std::deque<ByteSource::Piece> further;
    qsizetype size = first.size();
    auto state = parser.take(first);
    while (state == RowParser::State::Open) {
        auto more = line();
        if (!more)
            break;
        further.push_back(std::move(*more));
        size += further.back().bytes.size() + 1;
        if (further.back().isTooLong || size > largestRecord)
            break;
        state = parser.take(further.back().bytes);
    }
    const bool isWhole = state == RowParser::State::Whole;
    if (!isWhole) {
        m_line = begin;
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(further.begin()),
                         std::make_move_iterator(further.end()));
    }
    Row row = rowOf(isWhole ? parser.cells() : literalCells(first, m_delimiter));
    row.line = begin;
    row.hasLooseQuotes = !isWhole;
    return row;
}

CsvRows::Row CsvRows::rowOf(const QList<QByteArray> &cells)
{
    Row row;
    for (const QByteArray &cell : cells) {
        Decoded decoded = m_decoder.decode(cell);
        row.isDoubtful = row.isDoubtful || decoded.isDoubtful;
        row.hasNull = row.hasNull || decoded.text.contains(QChar(u'\0'));
        row.cells.append(decoded.text.remove(QChar(u'\0')));
    }
    return row;
}

CsvReader::CsvReader(QIODevice &device, const QByteArray &encoding, char delimiter, ColumnMapping mapping)
    : m_rows(device, encoding, delimiter)
    , m_mapping(std::move(mapping))
{
}

RecordReader::Found CsvReader::find()
{
    auto row = m_rows.next();
    if (row && std::exchange(m_isFirst, false) && m_mapping.hasHeader)
        row = m_rows.next();
    if (!row)
        return endOf(m_rows.source().error());
    if (row->isTooLong)
        return Bad{Text::tr("The line is longer than one megabyte."), row->line};

    ExchangeRecord record = recordOf(row->cells, m_mapping.columns);
    if (row->isDoubtful)
        record.problems.append(Text::tr("Some letters were not in the encoding of the file."));
    if (row->hasLooseQuotes)
        record.problems.append(Text::tr("The quotation marks of the line do not fit together."));
    if (row->hasNull)
        record.problems.append(Text::tr("Characters that cannot be kept were left out."));
    const bool hasMore = std::any_of(row->cells.begin() + std::min(row->cells.size(), m_mapping.columns.size()),
                                     row->cells.end(), [](const QString &cell) { return !cell.trimmed().isEmpty(); });
    if (hasMore)
        record.problems.append(Text::tr("The line has more cells than there are columns."));
    if (record.title.trimmed().isEmpty())
        return Bad{Text::tr("The record has no title."), row->line};
    return record;
}

} // namespace catalpa::exchange
