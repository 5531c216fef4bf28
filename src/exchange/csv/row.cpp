// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/row.h"

namespace catalpa::exchange {
namespace {

//! The quotation mark from there on that a delimiter or the end of the line follows; the line's size without one.
qsizetype closingQuote(QByteArrayView line, qsizetype from, char delimiter)
{
    qsizetype quote = line.indexOf('"', from);
    while (quote >= 0 && quote + 1 < line.size() && line[quote + 1] != delimiter)
        quote = line.indexOf('"', quote + 1);
    return quote < 0 ? line.size() : quote;
}

} // namespace

bool RowParser::isCellEnd(QByteArrayView line, qsizetype at) const
{
    return at >= line.size() || line[at] == m_delimiter;
}

RowParser::State RowParser::take(QByteArrayView line)
{
    qsizetype at = 0;
    if (m_state == State::Open) {
        m_cell += '\n';
        at = takeQuoted(line, 0);
    } else {
        at = -1;
    }
    while (m_state != State::Broken && at < line.size()) {
        const qsizetype begin = at + 1; // Behind the delimiter; the first cell of a row has none before it.
        m_state = State::Whole;
        if (begin < line.size() && line[begin] == '"')
            at = takeQuoted(line, begin + 1);
        else
            at = takePlain(line, begin);
    }
    return m_state;
}

qsizetype RowParser::takePlain(QByteArrayView line, qsizetype from)
{
    const qsizetype delimiter = line.indexOf(m_delimiter, from);
    const qsizetype end = delimiter < 0 ? line.size() : delimiter;
    m_cells.append(line.sliced(from, end - from).toByteArray());
    return end;
}

qsizetype RowParser::takeQuoted(QByteArrayView line, qsizetype from)
{
    m_state = State::Open;
    for (qsizetype at = from; at < line.size(); ++at) {
        const char byte = line[at];
        if (byte == '\\' && at + 1 < line.size() && line[at + 1] == '"' && !isCellEnd(line, at + 2)) {
            m_cell += line[++at];
            continue;
        }
        if (byte != '"') {
            m_cell += byte;
            continue;
        }
        if (at + 1 < line.size() && line[at + 1] == '"') {
            m_cell += line[++at];
            continue;
        }
        qsizetype end = at + 1;
        while (end < line.size() && line[end] == ' ')
            ++end;
        m_state = isCellEnd(line, end) ? State::Whole : State::Broken;
        m_cells.append(std::exchange(m_cell, {}));
        return end;
    }
    return line.size();
}

QList<QByteArray> literalCells(QByteArrayView line, char delimiter)
{
    QList<QByteArray> cells;
    qsizetype closing = 0; // The next quotation mark that ends a cell, as far as it has been looked for.
    for (qsizetype begin = 0; begin <= line.size();) {
        const QByteArrayView rest = line.sliced(begin);
        qsizetype end = rest.indexOf(delimiter);
        end = end < 0 ? rest.size() : end;
        QByteArray cell = rest.first(end).toByteArray();
        if (rest.startsWith('"')) {
            if (closing <= begin)
                closing = closingQuote(line, begin + 1, delimiter);
            if (closing < line.size()) {
                cell = line.sliced(begin + 1, closing - begin - 1).toByteArray().replace("\"\"", "\"");
                end = closing + 1 - begin;
            }
        }
        cells.append(cell);
        begin += end + 1;
    }
    return cells;
}

} // namespace catalpa::exchange
