// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/csvrows.h"

#include "exchange/csv/cells.h"

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
        row.cells.append(unguarded(decoded.text.remove(QChar(u'\0'))));
    }
    return row;
}

} // namespace catalpa::exchange
