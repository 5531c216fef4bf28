// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/row.h"
#include "exchange/csv/tablereader.h"
#include "exchange/text/bytesource.h"
#include "exchange/text/decoder.h"

#include <deque>

namespace catalpa::exchange {

//! The rows of a table as lists of cells. Where quotation marks do not fit together, a row is its one line, and reading
//! goes on behind that; empty lines and the line "sep=;" of Excel are passed over.
class CsvRows final : public TableRows {
public:
    //! The device stays with who has it.
    CsvRows(QIODevice &device, const QByteArray &encoding, char delimiter);

    std::optional<Row> next() override;
    QString error() const override { return m_source.error(); }
    qint64 bytesRead() const override { return m_source.bytesRead(); }

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

} // namespace catalpa::exchange
