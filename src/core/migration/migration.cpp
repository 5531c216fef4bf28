// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/migration.h"

#include <QtCore/QCryptographicHash>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr auto titleMark = "-- Title:"_L1;
constexpr QByteArrayView replacesMark = "-- Replaces:";
constexpr QByteArrayView paceMark = "-- Pace:";

//! The lines of the comment at the top of a file, without their dashes; empty unless the first is a title.
QStringList header(const QByteArray &sql)
{
    QStringList lines;
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype end = sql.indexOf('\n', at);
        const QString line = QString::fromUtf8(sql.mid(at, end < 0 ? -1 : end - at)).trimmed();
        at = end < 0 ? sql.size() : end + 1;
        if (lines.isEmpty() ? !line.startsWith(titleMark) : !line.startsWith("--"_L1))
            break;
        lines += line.mid(lines.isEmpty() ? titleMark.size() : 2).trimmed();
    }
    return lines;
}

} // namespace

QString Migration::title() const
{
    if (const QStringList lines = header(sql); !lines.isEmpty())
        return lines.first();
    QString words = name.section(u'_', 1);
    if (words.isEmpty())
        words = name;
    words.replace(u'_', u' ');
    return words.left(1).toUpper() + words.mid(1);
}

QString Migration::description() const
{
    return header(sql).mid(1).join(u' ').trimmed();
}

QStringList Migration::replaces() const
{
    QStringList names;
    for (const QByteArray &line : sql.split('\n')) {
        if (line.startsWith(replacesMark))
            names += QString::fromUtf8(line.mid(replacesMark.size())).split(u' ', Qt::SkipEmptyParts);
    }
    return names;
}

Migration::Pace Migration::pace() const
{
    for (const QByteArray &line : sql.split('\n')) {
        if (!line.startsWith(paceMark))
            continue;
        const QStringList words = QString::fromUtf8(line.mid(paceMark.size())).split(u' ', Qt::SkipEmptyParts);
        return {words.value(0).toLongLong(), words.value(3)};
    }
    return {};
}

QByteArray Migration::checksum() const
{
    return QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex();
}

} // namespace catalpa
