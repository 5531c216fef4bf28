// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/reader.h"
#include "exchange/text/jsonitems.h"

#include <QtCore/QSet>

namespace catalpa::exchange {

//! Reads the items of CSL-JSON: one, or a list of them.
class CslReader final : public RecordReader {
public:
    CslReader(QIODevice &device, const QByteArray &encoding);

    qint64 bytesRead() const override { return m_items.source().bytesRead(); }

protected:
    Found find() override;

private:
    JsonItems m_items;
    QSet<QString> m_told; //!< Variables that were not taken.
};

} // namespace catalpa::exchange
