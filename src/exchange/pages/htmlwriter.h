// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/writer.h"

namespace catalpa::exchange {

//! Writes one page with a table, for people: no script, nothing from elsewhere, headers that screen readers announce, a
//! direction for each cell.
class HtmlWriter final : public RecordWriter {
public:
    HtmlWriter(QIODevice &device, const QString &heading);

    Result<> begin() override;
    Result<> finish() override;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    QString m_heading;
};

} // namespace catalpa::exchange
