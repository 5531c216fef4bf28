// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcdecoder.h"
#include "exchange/reader.h"
#include "exchange/text/bytesource.h"
#include "exchange/text/jsonitems.h"

namespace catalpa::exchange {

//! Reads records in ISO 2709. Where one ends is told by the byte that ends it; the length that it says is not believed.
class Iso2709Reader final : public RecordReader {
public:
    Iso2709Reader(QIODevice &device, const QByteArray &encoding);

    qint64 bytesRead() const override { return m_source.bytesRead(); }

protected:
    Found find() override;

private:
    ByteSource m_source;
    MarcDecoder m_decoder;
};

//! Reads MARC in JSON: one record, a list of them, or one after the other.
class MarcJsonReader final : public RecordReader {
public:
    MarcJsonReader(QIODevice &device, const QByteArray &encoding);

    qint64 bytesRead() const override { return m_items.source().bytesRead(); }

protected:
    Found find() override;

private:
    JsonItems m_items;
};

} // namespace catalpa::exchange
