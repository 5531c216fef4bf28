// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/writer.h"

#include <QtCore/QXmlStreamWriter>

namespace catalpa::exchange {

//! Writes MARC 21 in ISO 2709, in UTF-8. What is longer than a field or a record may be is cut, and said.
class Iso2709Writer final : public RecordWriter {
public:
    using RecordWriter::RecordWriter;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;
};

//! Writes MARC 21 in MARCXML.
class MarcXmlWriter final : public RecordWriter {
public:
    explicit MarcXmlWriter(QIODevice &device);

    Result<> begin() override;
    Result<> finish() override;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    QXmlStreamWriter m_xml;
};

} // namespace catalpa::exchange
