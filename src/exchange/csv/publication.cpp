// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/publication.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! What stands behind publisher and year, from the end: "Edition: 2nd", "Hardcover", "310 pages".
void takePhysical(ExchangeRecord &record, QStringList &parts)
{
    static const QRegularExpression pages(u"^[0-9]+ pages$"_s);
    static const QRegularExpression binding(
        u"^(?:.*(?:cover|paperback|hardback|bound|binding|audio|kindle|e-?book|\\bcd\\b|dvd|spiral|board book|pamphlet|"
        "turtleback|loose leaf|cards|leather|cassette).*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList extent;
    while (parts.size() > 1) {
        const QString &part = parts.last();
        if (part.endsWith(u')')) // Publisher and year.
            break;
        if (part.startsWith(u"Edition: "_s))
            setOnce(record.edition, part.mid(9));
        else if (pages.match(part).hasMatch() || binding.match(part).hasMatch())
            extent.prepend(part);
        else if (parts.at(parts.size() - 2).startsWith(u"Edition: "_s)) // "Edition: 2nd, revised"
            parts[parts.size() - 2] += u", "_s + part;
        else
            break;
        parts.removeLast();
    }
    setOnce(record.extent, extent.join(u", "_s));
}

} // namespace

void setPublication(ExchangeRecord &record, const QString &cell)
{
    static const QRegularExpression dated(u"^(.*?)\\s*\\(([^()]*)\\)$"_s);
    QStringList parts = cell.split(u", "_s);
    takePhysical(record, parts);
    QString publisher = parts.join(u", "_s);
    if (const auto match = dated.match(publisher); match.hasMatch()) {
        publisher = match.captured(1);
        setOnce(record.date, match.captured(2));
    }
    if (const qsizetype colon = publisher.indexOf(u" : "_s); colon > 0) {
        setOnce(record.place, publisher.left(colon));
        publisher.remove(0, colon + 3);
    }
    setOnce(record.publisher, publisher);
}

} // namespace catalpa::exchange
