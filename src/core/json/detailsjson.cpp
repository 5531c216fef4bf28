// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/detailsjson.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QJsonValue personToJson(const QString &line)
{
    const PersonInBook person = personIn(line);
    QJsonObject json{{u"name"_s, person.name}};
    if (!person.role.isEmpty())
        json.insert(u"role"_s, person.role);
    return json;
}

QString valueFrom(const QJsonValue &json, DetailKind kind)
{
    if (kind == DetailKind::People && json.isObject())
        return lineOf({json["name"_L1].toString(), json["role"_L1].toString()});
    return json.isDouble() ? QString::number(json.toInteger()) : json.toString();
}

template <typename Field>
QJsonObject objectOf(const Details<Field> &details)
{
    QJsonObject json;
    for (const Field field : details.fields()) {
        const DetailDescription described = description(field);
        json.insert(described.key, detailToJson(details.text(field), described));
    }
    return json;
}

template <typename Field>
Details<Field> detailsFrom(const QJsonObject &json)
{
    Details<Field> details;
    for (const Field field : json.isEmpty() ? QList<Field>() : allFields(Field())) {
        const DetailDescription described = description(field);
        details.set(field, detailFromJson(json[described.key], described));
    }
    return details;
}

template <typename Field>
QJsonObject objectOf(const DetailChanges<Field> &changes, QString DetailChange<Field>::*text)
{
    QJsonObject json;
    for (const DetailChange<Field> &change : changes) {
        const DetailDescription described = description(change.field);
        json.insert(described.key, detailToJson(change.*text, described));
    }
    return json;
}

} // namespace

QJsonValue detailToJson(const QString &text, const DetailDescription &description)
{
    if (text.isEmpty())
        return QJsonValue::Null;
    if (description.kind == DetailKind::Number)
        return text.toInt();
    if (!description.hasSeveral)
        return text;
    QJsonArray values;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        values += description.kind == DetailKind::People ? personToJson(line) : QJsonValue(line);
    return values;
}

QString detailFromJson(const QJsonValue &json, const DetailDescription &description)
{
    if (!json.isArray())
        return valueFrom(json, description.kind);
    QStringList values;
    for (const QJsonValue value : json.toArray())
        values += valueFrom(value, description.kind);
    return values.join(u'\n');
}

QJsonObject toJson(const BookDetails &details)
{
    return objectOf(details);
}

QJsonObject toJson(const AuthorDetails &details)
{
    return objectOf(details);
}

BookDetails bookDetailsFrom(const QJsonObject &json)
{
    return detailsFrom<BookField>(json);
}

AuthorDetails authorDetailsFrom(const QJsonObject &json)
{
    return detailsFrom<AuthorField>(json);
}

QJsonObject seenIn(const DetailChanges<BookField> &changes)
{
    return objectOf(changes, &DetailChange<BookField>::from);
}

QJsonObject seenIn(const DetailChanges<AuthorField> &changes)
{
    return objectOf(changes, &DetailChange<AuthorField>::from);
}

QJsonObject wantedIn(const DetailChanges<BookField> &changes)
{
    return objectOf(changes, &DetailChange<BookField>::to);
}

QJsonObject wantedIn(const DetailChanges<AuthorField> &changes)
{
    return objectOf(changes, &DetailChange<AuthorField>::to);
}

} // namespace catalpa
