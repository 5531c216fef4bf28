// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/tablereader.h"
#include "exchange/sheet/sheetfacts.h"
#include "exchange/sheet/zip.h"

#include <QtCore/QXmlStreamReader>

namespace catalpa::exchange {

//! The rows of the first sheet of a workbook of Excel (XLSX) with something in it, and of the sheets behind it that
//! have the same first row, without that; each of the others is one row that says so. Dates come as 1937-09-21, other
//! numbers without an exponent.
class SheetRows final : public TableRows {
public:
    //! The device has to be one that can seek; it stays with who has it.
    explicit SheetRows(QIODevice &device);

    std::optional<Row> next() override;
    QString error() const override { return m_error; }
    qint64 bytesRead() const override;

private:
    bool openSheet();
    bool advance();
    std::optional<Row> nextOfSheet();
    Row readRow();
    QString readCell();
    QString valueOf(const QString &text, const QString &type, int style);

    QIODevice &m_device;
    SheetFacts m_facts;
    qsizetype m_sheet = 0; //!< The one that comes next.
    std::unique_ptr<ZipStream> m_stream;
    QXmlStreamReader m_xml;
    qint64 m_fed = 0; //!< Bytes since the last row was whole.
    qint64 m_line = 0;
    bool m_isSheetEnded = false;
    bool m_isIncomplete = false; //!< A text of the row is missing.
    QStringList m_header;
    QString m_error;
};

} // namespace catalpa::exchange
