// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/celltext.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {

QString cellText(const std::optional<QString> &text)
{
    return text.value_or(u"—"_s);
}

QString cellText(qint64 number)
{
    return QLocale().toString(number);
}

QString cellText(const QDateTime &instant)
{
    return QLocale().toString(instant.toLocalTime().date(), QLocale::ShortFormat);
}

QString isoDate(const QDateTime &instant)
{
    return instant.toLocalTime().date().toString(Qt::ISODate);
}

QString shortened(const QString &text, int length)
{
    const QString line = text.left(4 * length).simplified();
    if (line.size() <= length)
        return line;
    QString begin = line.left(length - 1);
    if (begin.back().isHighSurrogate()) // Half of a character.
        begin.chop(1);
    return begin.trimmed() + u'…';
}

QString labelText(const SortLabel &label)
{
    if (const auto *text = std::get_if<QString>(&label))
        return *text;
    const auto *instant = std::get_if<QDateTime>(&label);
    return instant ? cellText(*instant) : cellText(std::nullopt);
}

QString fullInstant(const QDateTime &instant)
{
    return QLocale().toString(instant.toLocalTime(), QLocale::LongFormat);
}

} // namespace catalpa
