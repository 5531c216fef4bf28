// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/writer.h"

#include <QtCore/QTemporaryDir>

struct lxw_workbook;
struct lxw_worksheet;

namespace catalpa::exchange {

//! Writes a workbook of Excel with the columns of our CSV. All cells are text but the number of copies, so that nothing
//! is a formula and no ISBN a number. Rows that a sheet has no room for go into further sheets; what a cell has no room
//! for is cut, and said. The workbook is made in a temporary file, which finish() copies into the device.
class XlsxWriter final : public RecordWriter {
public:
    explicit XlsxWriter(QIODevice &device);
    ~XlsxWriter() override;

    Result<> begin() override;
    Result<> finish() override;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    Result<> addSheet();
    QString path() const;

    QTemporaryDir m_folder;
    lxw_workbook *m_workbook = nullptr; //!< Owned until it is closed.
    lxw_worksheet *m_sheet = nullptr;
    quint32 m_row = 0;
};

} // namespace catalpa::exchange
