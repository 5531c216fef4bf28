// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/cslreader.h"

#include "base/text.h"
#include "exchange/references/cslitem.h"

namespace catalpa::exchange {

CslReader::CslReader(QIODevice &device, const QByteArray &encoding)
    : m_items(device, encoding)
{
}

RecordReader::Found CslReader::find()
{
    const auto item = m_items.next();
    if (!item)
        return endOf(m_items.source().error());
    if (const auto *trouble = std::get_if<JsonItems::Trouble>(&*item))
        return Bad{*trouble == JsonItems::Trouble::TooLong ? Text::tr("The record is larger than one megabyte.")
                                                           : Text::tr("The record is no JSON.")};
    const auto &object = std::get<QJsonObject>(*item);
    ExchangeRecord record = recordOfCsl(object);
    QStringList untaken = untakenVariables(object);
    untaken.removeIf([this](const QString &name) { return m_told.contains(name); });
    m_told += QSet<QString>(untaken.begin(), untaken.end());
    if (!untaken.isEmpty())
        record.problems += untakenNote(untaken);
    return record;
}

} // namespace catalpa::exchange
