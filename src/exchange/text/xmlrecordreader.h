// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/reader.h"
#include "exchange/text/xmlelements.h"

QT_BEGIN_NAMESPACE
class QXmlStreamReader;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! Reads records that are elements of one name, wherever in a document of XML they stand.
class XmlRecordReader final : public RecordReader {
public:
    //! Reads from behind the start tag to the end tag, without looking at namespaces. What is no XML is found
    //! by the reader itself.
    using Parse = ExchangeRecord (*)(QXmlStreamReader &xml);

    XmlRecordReader(QIODevice &device, const QByteArray &encoding, const QByteArray &name, Parse parse);

    qint64 bytesRead() const override { return m_elements.source().bytesRead(); }

protected:
    Found find() override;

private:
    XmlElements m_elements;
    Parse m_parse;
};

} // namespace catalpa::exchange
