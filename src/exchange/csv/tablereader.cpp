// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/tablereader.h"

#include "base/text.h"
#include "exchange/csv/rowrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {

namespace {

//! The names of columns that hold nothing that is taken.
QStringList untaken(const QStringList &header, const ColumnMapping &mapping)
{
    QStringList names;
    for (qsizetype i = 0; i < std::min(header.size(), mapping.columns.size()); ++i) {
        const QString name = header.at(i).simplified();
        if (mapping.columns.at(i).field == Field::None && !name.isEmpty())
            names += name;
    }
    return names;
}

} // namespace

TableReader::TableReader(std::unique_ptr<TableRows> rows, ColumnMapping mapping)
    : m_rows(std::move(rows))
    , m_mapping(std::move(mapping))
{
}

QString TableReader::firstRowNote(const QString &row) const
{
    return m_mapping.hasHeader
        ? Text::tr("The first row, “%1”, was taken for the names of the columns.").arg(row)
        : Text::tr("The first row, “%1”, was taken for a book, and not for the names of the columns.").arg(row);
}

RecordReader::Found TableReader::find()
{
    auto row = m_rows->next();
    if (row && m_isFirst && m_mapping.isHeaderGuessed)
        m_rowNote = firstRowNote(row->cells.join(u", "_s).left(100));
    if (row && std::exchange(m_isFirst, false) && m_mapping.hasHeader) {
        m_untaken = untaken(row->cells, m_mapping);
        row = m_rows->next();
    }
    if (!row)
        return endOf(m_rows->error());
    if (row->isTooLong)
        return Bad{Text::tr("The line is longer than one megabyte."), row->line};
    if (row->otherSheet > 0)
        return Bad{Text::tr("Sheet %1 has other columns than the first one and is left out.").arg(row->otherSheet)};

    ExchangeRecord record = recordOf(row->cells, m_mapping.columns);
    if (row->isIncomplete)
        record.problems.append(Text::tr("A text of the row is missing in the file."));
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
    if (!m_rowNote.isEmpty())
        record.problems.prepend(std::exchange(m_rowNote, {}));
    if (!m_untaken.isEmpty())
        record.problems.append(untakenNote(std::exchange(m_untaken, {})));
    return record;
}

} // namespace catalpa::exchange
