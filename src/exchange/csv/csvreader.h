// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/csv/row.h"
#include "exchange/reader.h"
#include "exchange/text/bytesource.h"
#include "exchange/text/decoder.h"

#include <deque>

namespace catalpa::exchange {

//! The rows of a table as lists of cells. Where quotation marks do not fit together, a row is its one line, and reading
//! goes on behind that; empty lines and the line "sep=;" of Excel are passed over.
class CsvRows final {
public:
    struct Row {
        QStringList cells;
        qint64 line = 0; //!< From 1.
        bool isDoubtful = false; //!< Some bytes were not of the encoding.
        bool hasLooseQuotes = false;
        bool hasNull = false; //!< A character NUL was left out.
        bool isTooLong = false; //!< It has no cells.
    };

    //! The device stays with who has it.
    CsvRows(QIODevice &device, const QByteArray &encoding, char delimiter);

    std::optional<Row> next(); //!< Nothing at the end.
    const ByteSource &source() const { return m_source; }

private:
    std::optional<ByteSource::Piece> line();
    Row read(const QByteArray &first);
    Row rowOf(const QList<QByteArray> &cells);

    ByteSource m_source;
    Decoder m_decoder;
    char m_delimiter;
    std::deque<ByteSource::Piece> m_waiting; //!< Lines that were taken for a part of the row before them.
    qint64 m_line = 0;
};

//! Reads the records of a table.
class CsvReader final : public RecordReader {
public:
    CsvReader(QIODevice &device, const QByteArray &encoding, char delimiter, ColumnMapping mapping);

    qint64 bytesRead() const override { return m_rows.source().bytesRead(); }

protected:
    Found find() override;

private:
    CsvRows m_rows;
    ColumnMapping m_mapping;
    bool m_isFirst = true;
};

} // namespace catalpa::exchange
