// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/referencewriters.h"

#include "exchange/losses.h"
#include "exchange/references/bibtexout.h"
#include "exchange/references/cslitem.h"
#include "exchange/references/tagged.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {

Result<QStringList> BibTexWriter::put(const ExchangeRecord &record)
{
    if (auto sent = send(bibTexOf(record, ++m_number).toUtf8()); !sent)
        return passOn(sent);
    return lossesOf(record, Format::BibTex);
}

Result<QStringList> RisWriter::put(const ExchangeRecord &record)
{
    QString text;
    for (const TaggedField &field : risOf(record))
        text += field.tag + u"  - "_s + field.value + u"\r\n"_s;
    if (auto sent = send((text + u"\r\n"_s).toUtf8()); !sent)
        return passOn(sent);
    return lossesOf(record, Format::Ris);
}

Result<> CslWriter::begin()
{
    return send("[");
}

Result<QStringList> CslWriter::put(const ExchangeRecord &record)
{
    const QByteArray before = m_number == 0 ? "\n" : ",\n";
    const QJsonObject item = cslOf(record, QString::number(++m_number));
    if (auto sent = send(before + QJsonDocument(item).toJson(QJsonDocument::Compact)); !sent)
        return passOn(sent);
    return lossesOf(record, Format::CslJson);
}

Result<> CslWriter::finish()
{
    return send("\n]\n");
}

} // namespace catalpa::exchange
