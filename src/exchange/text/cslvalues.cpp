// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/cslvalues.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &each : values)
        texts.append(each.isDouble() ? QString::number(each.toDouble(), 'g', 15) : each.toString());
    texts.removeAll(QString());
    return texts;
}

QString textOf(const QJsonValue &value)
{
    return textsOf(value).value(0);
}

namespace {

//! "1937-09", up to the first part that says nothing.
QString dayOf(const QJsonArray &parts)
{
    QStringList numbers;
    for (const QJsonValue &part : parts) {
        const QString number = textOf(part);
        if (number.isEmpty())
            break;
        numbers.append(number.rightJustified(2, u'0'));
    }
    return numbers.join(u'-');
}

} // namespace

QString dateOf(const QJsonObject &issued)
{
    QStringList days;
    const QJsonArray parts = issued["date-parts"_L1].toArray();
    for (const QJsonValue &part : parts)
        days.append(dayOf(part.toArray()));
    days.removeAll(QString());
    if (!days.isEmpty())
        return days.join(u'/');
    return textOf(issued[issued.contains("raw"_L1) ? "raw"_L1 : "literal"_L1]);
}

QJsonObject issuedOn(const QString &date)
{
    bool isYear = false;
    const int year = date.toInt(&isYear);
    if (isYear && date.size() == 4)
        return {{u"date-parts"_s, QJsonArray{QJsonArray{year}}}};
    return {{u"literal"_s, date}};
}

} // namespace catalpa::exchange
