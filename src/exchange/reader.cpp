// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/reader.h"

#include "base/text.h"

#include <utility>

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
    if (record.isDeleted)
        return ReadProblem{m_number, 0, Text::tr("The record says that it is deleted; it is not added.")};
    if (record.title.isEmpty())
        return ReadProblem{m_number, 0, Text::tr("The record has no title.")};
    if (!m_note.isEmpty())
        record.problems.prepend(std::exchange(m_note, {}));
    return record;
}

QString RecordReader::untakenNote(const QStringList &names)
{
    constexpr qsizetype most = 12;
    constexpr qsizetype longest = 40; // Characters.
    QStringList shown;
    for (const QString &name : names.first(std::min(names.size(), most)))
        shown += name.size() > longest ? name.left(longest - 1) + u'…' : name;
    if (names.size() > most)
        shown += QStringLiteral("…");
    return Text::tr("Left out from here on: %1.").arg(shown.join(QStringLiteral(", ")));
}

RecordReader::Found RecordReader::endOf(const QString &error)
{
    if (error.isEmpty())
        return EndOfRecords{};
    return Bad{Text::tr("The file could not be read to its end: %1").arg(error), 0, true};
}

} // namespace catalpa::exchange
