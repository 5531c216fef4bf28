// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/reader.h"

#include <memory>
#include <optional>

namespace catalpa::exchange {

//! The rows of a table, whatever it is written in.
class TableRows {
    Q_DISABLE_COPY_MOVE(TableRows)

public:
    struct Row {
        QStringList cells;
        qint64 line = 0; //!< From 1.
        bool isDoubtful = false; //!< Some bytes were not of the encoding.
        bool hasLooseQuotes = false;
        bool hasNull = false; //!< A character NUL was left out.
        bool isTooLong = false; //!< It has no cells.
        bool isIncomplete = false; //!< The file lacks a text that a cell names.
        qsizetype otherSheet = 0; //!< In the place of a sheet that is another table, its number; it has no cells.
    };

    virtual ~TableRows() = default;

    virtual std::optional<Row> next() = 0; //!< Nothing at the end.
    virtual QString error() const = 0; //!< Why the end came too early; empty when it did not.
    virtual qint64 bytesRead() const = 0;

protected:
    TableRows() = default;
};

//! Reads the records of a table.
class TableReader final : public RecordReader {
public:
    TableReader(std::unique_ptr<TableRows> rows, ColumnMapping mapping);

    qint64 bytesRead() const override { return m_rows->bytesRead(); }

protected:
    Found find() override;

private:
    QString firstRowNote(const QString &row) const;

    std::unique_ptr<TableRows> m_rows;
    ColumnMapping m_mapping;
    bool m_isFirst = true;
    QString m_rowNote; //!< What the first row was taken for, until it is said.
    QStringList m_untaken; //!< Names of columns, until it is said.
};

} // namespace catalpa::exchange
