// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/journalline.h"

#include "core/outbox/editjson.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int digits = 16; //!< Of a checksum.

QByteArray checksum(const QByteArray &json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().first(digits);
}

QByteArray line(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return QByteArray::number(json.size(), 16) + ' ' + checksum(json) + ' ' + json + '\n';
}

//! The object of a line without its line feed; empty where it is not whole.
QJsonObject objectIn(const QByteArray &text)
{
    const qsizetype space = text.indexOf(' ');
    if (space < 1 || text.size() < space + digits + 2)
        return {};
    bool isNumber = false;
    const qlonglong length = text.first(space).toLongLong(&isNumber, 16);
    const QByteArray json = text.sliced(space + digits + 2);
    if (!isNumber || length != json.size() || text.sliced(space + 1, digits) != checksum(json))
        return {};
    return QJsonDocument::fromJson(json).object();
}

QUuid tokenIn(const QJsonObject &object, QLatin1StringView name)
{
    return QUuid(object[name].toString());
}

std::optional<JournalRecord> recordIn(const QJsonObject &object)
{
    const QUuid token = tokenIn(object, "add"_L1);
    const auto edit = editFromJson(object["edit"_L1].toObject());
    if (token.isNull() || !edit)
        return std::nullopt;
    return JournalRecord{token, QDateTime::fromMSecsSinceEpoch(object["at"_L1].toInteger(), Qt::UTC), *edit};
}

} // namespace

QByteArray addingLine(const JournalRecord &record)
{
    return line({{u"add"_s, record.token.toString(QUuid::WithoutBraces)},
                 {u"at"_s, record.madeAt.toMSecsSinceEpoch()},
                 {u"edit"_s, toJson(record.edit)}});
}

QByteArray strikingLine(const QUuid &token)
{
    return line({{u"strike"_s, token.toString(QUuid::WithoutBraces)}});
}

JournalLines readJournal(const QByteArray &bytes, const std::atomic_bool &stop)
{
    JournalLines lines;
    QSet<QUuid> struck;
    for (qsizetype begin = 0; begin < bytes.size() && !stop;) {
        const qsizetype feed = bytes.indexOf('\n', begin);
        const qsizetype end = feed < 0 ? bytes.size() : feed;
        const QByteArray text = bytes.sliced(begin, end - begin);
        begin = end + 1;
        const QJsonObject object = feed < 0 ? QJsonObject() : objectIn(text);
        if (const auto record = recordIn(object))
            lines.records += *record;
        else if (const QUuid token = tokenIn(object, "strike"_L1); !token.isNull())
            struck += token;
        else if (!text.isEmpty())
            lines.unreadable += text;
    }
    lines.records.removeIf([&struck](const JournalRecord &record) { return struck.contains(record.token); });
    return lines;
}

} // namespace catalpa
