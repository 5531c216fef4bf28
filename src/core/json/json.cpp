// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/json.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa {

Json::Object &Json::Object::add(const char *key, const QByteArray &json)
{
    if (m_text.size() > 1)
        m_text += ',';
    m_text += QByteArray("\"") + key + "\":" + json;
    return *this;
}

QByteArray Json::text(const QString &text)
{
    // An array of one, without its brackets.
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

QByteArray Json::text(const std::optional<QString> &text)
{
    return text ? Json::text(*text) : QByteArray("null");
}

QByteArray Json::textOrNull(const QString &text)
{
    return text.isEmpty() ? QByteArray("null") : Json::text(text);
}

QByteArray Json::number(const std::optional<qint64> &number)
{
    return number ? Json::number(*number) : QByteArray("null");
}

QByteArray Json::instant(const QDateTime &instant)
{
    return instant.isValid() ? '"' + instant.toUTC().toString(Qt::ISODateWithMs).toLatin1() + '"' : QByteArray("null");
}

QByteArray toJson(const Author &author, bool withCountry)
{
    Json::Object object;
    object.add("id", Json::number(author.id.value))
        .add("name", Json::text(author.name))
        .add("bio", Json::text(author.bio));
    if (withCountry)
        object.add("country", Json::text(author.country));
    return object.add("createdAt", Json::instant(author.createdAt)).text();
}

QByteArray toJson(const Book &book)
{
    return Json::Object()
        .add("id", Json::number(book.id.value))
        .add("title", Json::text(book.title))
        .add("authorId", Json::number(book.authorId.value))
        .add("createdAt", Json::instant(book.createdAt))
        .text();
}

} // namespace catalpa
