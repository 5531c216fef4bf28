// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/writer.h"

namespace catalpa::exchange {

//! Writes entries @book in UTF-8, with the fields of biblatex and some of our own, which others pass over.
class BibTexWriter final : public RecordWriter {
public:
    using RecordWriter::RecordWriter;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    qint64 m_number = 0;
};

//! Writes RIS in UTF-8.
class RisWriter final : public RecordWriter {
public:
    using RecordWriter::RecordWriter;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;
};

//! Writes a list of CSL-JSON, an item a line.
class CslWriter final : public RecordWriter {
public:
    using RecordWriter::RecordWriter;

    Result<> begin() override;
    Result<> finish() override;

protected:
    Result<QStringList> put(const ExchangeRecord &record) override;

private:
    qint64 m_number = 0;
};

} // namespace catalpa::exchange
