// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/writer.h"

namespace catalpa::exchange {

//! The cells of a record in the order of ownColumns(), as a spreadsheet shows them: not guarded against formulas. With
//! \a isTextByForm an ISBN has hyphens where it has to have them so that a spreadsheet does not take it for a number.
QStringList ownCells(const ExchangeRecord &record, bool isTextByForm);

//! Writes a table in UTF-8 by RFC 4180, its columns named. No cell begins like a formula.
class CsvWriter final : public RecordWriter {
public:
    CsvWriter(QIODevice &device, bool hasByteOrderMark)
        : RecordWriter(device)
        , m_hasByteOrderMark(hasByteOrderMark)
    {
    }

    Result<> begin() override;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    bool m_hasByteOrderMark;
};

} // namespace catalpa::exchange
