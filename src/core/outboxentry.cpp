// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outboxentry.h"

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QJsonValue toJson(const QString &text)
{
    return text;
}

QJsonValue toJson(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonValue toJson(Id<Author> id)
{
    return id.value;
}

void read(const QJsonValue &json, QString &text)
{
    text = json.toString();
}

void read(const QJsonValue &json, std::optional<QString> &text)
{
    text = json.isString() ? std::optional(json.toString()) : std::nullopt;
}

void read(const QJsonValue &json, Id<Author> &id)
{
    id.value = json.toInteger();
}

template <typename T>
void put(QJsonObject &json, const QString &field, const std::optional<Change<T>> &change)
{
    if (change)
        json.insert(field, QJsonObject {{u"from"_s, toJson(change->from)}, {u"to"_s, toJson(change->to)}});
}

template <typename T>
void take(const QJsonObject &json, const QString &field, std::optional<Change<T>> &change)
{
    const QJsonObject found = json.value(field).toObject();
    if (found.isEmpty())
        return;
    change.emplace();
    read(found.value(u"from"_s), change->from);
    read(found.value(u"to"_s), change->to);
}

struct ToJson {
    QJsonObject operator()(const AuthorEdit &edit) const
    {
        QJsonObject json {{u"author"_s, edit.id.value}};
        put(json, u"name"_s, edit.name);
        put(json, u"bio"_s, edit.bio);
        put(json, u"country"_s, edit.country);
        return json;
    }
    QJsonObject operator()(const BookEdit &edit) const
    {
        QJsonObject json {{u"book"_s, edit.id.value}};
        put(json, u"title"_s, edit.title);
        put(json, u"by"_s, edit.author);
        put(json, u"names"_s, std::optional(edit.authorNames));
        return json;
    }
};

} // namespace

QJsonObject toJson(const Edit &edit)
{
    return std::visit(ToJson(), edit);
}

std::optional<Edit> editFromJson(const QJsonObject &json)
{
    if (json.contains("author"_L1)) {
        AuthorEdit edit {.id = {json.value(u"author"_s).toInteger()}, .name = {}, .bio = {}, .country = {}};
        take(json, u"name"_s, edit.name);
        take(json, u"bio"_s, edit.bio);
        take(json, u"country"_s, edit.country);
        return edit.id && !edit.isEmpty() ? std::optional<Edit>(edit) : std::nullopt;
    }
    BookEdit edit {.id = {json.value(u"book"_s).toInteger()}, .title = {}, .author = {}, .authorNames = {}};
    take(json, u"title"_s, edit.title);
    take(json, u"by"_s, edit.author);
    std::optional<Change<QString>> names;
    take(json, u"names"_s, names);
    edit.authorNames = names.value_or(Change<QString>());
    return edit.id && !edit.isEmpty() ? std::optional<Edit>(edit) : std::nullopt;
}

Author applied(const AuthorEdit &edit, Author author)
{
    if (edit.name)
        author.name = edit.name->to;
    if (edit.bio)
        author.bio = edit.bio->to;
    if (edit.country)
        author.country = edit.country->to;
    return author;
}

Book applied(const BookEdit &edit, Book book)
{
    if (edit.title)
        book.title = edit.title->to;
    if (edit.author) {
        book.authorId = edit.author->to;
        book.authorName = edit.authorNames.to;
    }
    return book;
}

} // namespace catalpa
