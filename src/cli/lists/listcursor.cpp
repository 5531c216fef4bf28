// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/lists/listcursor.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype sumSize = 6; // Bytes.
constexpr qsizetype head = 4; // What stands before the values: list, collation, order and id.

QByteArray sum(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(sumSize);
}

bool areTexts(const QJsonArray &parts)
{
    for (qsizetype i = 0; i < parts.size(); ++i) {
        // A number beyond what a double holds would lose its end.
        if (!parts.at(i).isString() || parts.at(i).toString().contains(QChar(0)))
            return false;
    }
    return true;
}

} // namespace

QByteArray ListCursor::word() const
{
    QJsonArray parts{list, collation, isFiled ? QStringLiteral("filed") : QString(), QString::number(key.id)};
    for (const QString &value : key.values)
        parts += value;
    const QByteArray json = QJsonDocument(parts).toJson(QJsonDocument::Compact);
    return (json + sum(json)).toBase64(form);
}

std::optional<ListCursor> ListCursor::fromWord(const QString &word)
{
    const auto read = QByteArray::fromBase64Encoding(word.toLatin1(), form | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray bytes = read ? *read : QByteArray();
    if (bytes.size() < sumSize || sum(bytes.chopped(sumSize)) != bytes.last(sumSize))
        return std::nullopt;
    const QJsonArray parts = QJsonDocument::fromJson(bytes.chopped(sumSize)).array();
    if (parts.size() <= head || !areTexts(parts))
        return std::nullopt;
    const QString order = parts.at(2).toString();
    if (!order.isEmpty() && order != "filed"_L1) // As earlier versions wrote them.
        return std::nullopt;
    ListCursor cursor{.list = parts.at(0).toString(),
                      .collation = parts.at(1).toString(),
                      .key = {.values = {}, .id = parts.at(3).toString().toLongLong()},
                      .isFiled = !order.isEmpty()};
    for (qsizetype i = head; i < parts.size(); ++i)
        cursor.key.values += parts.at(i).toString();
    return cursor;
}

} // namespace catalpa::cli
