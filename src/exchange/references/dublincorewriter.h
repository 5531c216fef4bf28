// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/writer.h"

#include <QtCore/QXmlStreamWriter>

namespace catalpa::exchange {

//! Writes simple Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/), a record an oai_dc:dc.
class DublinCoreWriter final : public RecordWriter {
public:
    explicit DublinCoreWriter(QIODevice &device);

    Result<> begin() override;
    Result<> finish() override;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    void add(QLatin1StringView name, const QString &value);

    QXmlStreamWriter m_xml;
};

} // namespace catalpa::exchange
