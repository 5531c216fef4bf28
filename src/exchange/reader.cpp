// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/reader.h"

#include "base/text.h"

namespace catalpa::exchange {

ReadItem RecordReader::next()
{
    if (m_ended)
        return EndOfRecords{};
    Found found = find();
    if (std::holds_alternative<EndOfRecords>(found)) {
        m_ended = true;
        return EndOfRecords{};
    }
    ++m_number;
    if (const Bad *bad = std::get_if<Bad>(&found)) {
        m_ended = bad->isLast;
        return ReadProblem{m_number, bad->line, bad->message, bad->isLast};
    }
    ExchangeRecord record = tidiedRecord(std::get<ExchangeRecord>(std::move(found)));
    if (record.title.isEmpty())
        return ReadProblem{m_number, 0, Text::tr("The record has no title.")};
    return record;
}

RecordReader::Found RecordReader::endOf(const QString &error)
{
    if (error.isEmpty())
        return EndOfRecords{};
    return Bad{Text::tr("The file could not be read to its end: %1").arg(error), 0, true};
}

} // namespace catalpa::exchange
