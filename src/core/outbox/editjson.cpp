// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/editjson.h"

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

template <typename T>
std::optional<T> fromJson(const QJsonValue &json);

template <>
std::optional<QString> fromJson(const QJsonValue &json)
{
    return json.isString() ? std::optional(json.toString()) : std::nullopt;
}

template <>
std::optional<std::optional<QString>> fromJson(const QJsonValue &json)
{
    if (!json.isString() && !json.isNull())
        return std::nullopt;
    return std::optional<std::optional<QString>>(std::in_place, fromJson<QString>(json));
}

template <>
std::optional<Id<Author>> fromJson(const QJsonValue &json)
{
    const Id<Author> id{json.toInteger()};
    return id ? std::optional(id) : std::nullopt;
}

template <typename T>
void put(QJsonObject &json, const QString &field, const std::optional<Change<T>> &change)
{
    if (change)
        json.insert(field, QJsonObject{{u"from"_s, toJson(change->from)}, {u"to"_s, toJson(change->to)}});
}

void putLabel(QJsonObject &json, const QString &label)
{
    if (!label.isEmpty())
        json.insert("label"_L1, label);
}

//! Reads the change of one field, if there is one. False when it is there and is no change: half an edit is none.
template <typename T>
bool take(const QJsonObject &json, const QString &field, std::optional<Change<T>> &change)
{
    const QJsonValue found = json.value(field);
    if (found.isUndefined())
        return true;
    const auto from = fromJson<T>(found.toObject().value("from"_L1));
    const auto to = fromJson<T>(found.toObject().value("to"_L1));
    if (!from || !to)
        return false;
    change = {*from, *to};
    return true;
}

template <typename Field>
void put(QJsonObject &json, const DetailChanges<Field> &changes)
{
    QJsonObject details;
    for (const DetailChange<Field> &change : changes)
        details.insert(description(change.field).key, QJsonObject{{u"from"_s, change.from}, {u"to"_s, change.to}});
    if (!details.isEmpty())
        json.insert(u"details"_s, details);
}

template <typename Field>
void put(QJsonObject &json, const Details<Field> &details)
{
    QJsonObject texts;
    for (const Field field : details.fields())
        texts.insert(description(field).key, details.text(field));
    if (!texts.isEmpty())
        json.insert(u"details"_s, texts);
}

std::optional<BookField> fieldOf(const QString &key, BookField)
{
    return bookField(key);
}

std::optional<AuthorField> fieldOf(const QString &key, AuthorField)
{
    return authorField(key);
}

//! Calls \a each(field, json) for the details of an edit, in the order of the fields; false when one is no detail.
template <typename Field, typename Each>
bool eachDetail(const QJsonObject &json, Each each)
{
    const QJsonValue found = json.value("details"_L1);
    const QJsonObject details = found.toObject();
    for (const QString &key : details.keys()) {
        if (!fieldOf(key, Field()))
            return false;
    }
    for (const Field field : allFields(Field())) {
        if (const auto detail = details.constFind(description(field).key);
            detail != details.constEnd() && !each(field, *detail))
            return false;
    }
    return found.isUndefined() || found.isObject();
}

template <typename Field>
bool take(const QJsonObject &json, DetailChanges<Field> &changes)
{
    return eachDetail<Field>(json, [&changes](Field field, const QJsonValue &detail) {
        std::optional<Change<QString>> change;
        const bool wellFormed = take({{u"detail"_s, detail}}, u"detail"_s, change);
        if (wellFormed)
            changes += {field, change->from, change->to};
        return wellFormed;
    });
}

template <typename Field>
bool take(const QJsonObject &json, Details<Field> &details)
{
    return eachDetail<Field>(json, [&details](Field field, const QJsonValue &text) {
        details.set(field, text.toString());
        return text.isString();
    });
}

struct ToJson {
    QJsonObject operator()(const AuthorEdit &edit) const
    {
        QJsonObject json{{u"author"_s, edit.id.value}};
        put(json, u"name"_s, edit.name);
        put(json, u"bio"_s, edit.bio);
        put(json, u"country"_s, edit.country);
        put(json, u"sortName"_s, edit.sortName);
        put(json, edit.details);
        putLabel(json, edit.label);
        return json;
    }
    QJsonObject operator()(const BookEdit &edit) const
    {
        QJsonObject json{{u"book"_s, edit.id.value}};
        put(json, u"title"_s, edit.title);
        put(json, u"by"_s, edit.author);
        put(json, u"names"_s, std::optional(edit.authorNames));
        put(json, u"sortTitle"_s, edit.sortTitle);
        put(json, edit.details);
        putLabel(json, edit.label);
        return json;
    }
    QJsonObject operator()(const NewAuthor &author) const
    {
        QJsonObject json{{u"newAuthor"_s, toJson(author.name)},
                         {u"bio"_s, toJson(author.bio)},
                         {u"country"_s, toJson(author.country)}};
        put(json, author.details);
        if (author.mayBeThere)
            json.insert(u"mayBeThere"_s, true);
        return json;
    }
    QJsonObject operator()(const NewBook &book) const
    {
        QJsonObject json{{u"newBook"_s, toJson(book.title)}};
        if (book.newAuthor)
            json.insert(u"of"_s, (*this)(*book.newAuthor));
        else
            json.insert(u"by"_s, toJson(book.authorId));
        put(json, book.details);
        return json;
    }
};

std::optional<NewAuthor> newAuthorFrom(const QJsonObject &json)
{
    const auto name = fromJson<QString>(json["newAuthor"_L1]);
    const auto bio = fromJson<std::optional<QString>>(json["bio"_L1]);
    const auto country = fromJson<std::optional<QString>>(json["country"_L1]);
    AuthorDetails details;
    if (!name || !bio || !country || !take(json, details))
        return std::nullopt;
    return NewAuthor{*name, *bio, *country, details, json["mayBeThere"_L1].toBool()};
}

std::optional<NewBook> newBookFrom(const QJsonObject &json)
{
    const auto title = fromJson<QString>(json["newBook"_L1]);
    const auto author = fromJson<Id<Author>>(json["by"_L1]);
    const auto newAuthor = newAuthorFrom(json["of"_L1].toObject());
    BookDetails details;
    if (!title || author.has_value() == newAuthor.has_value() || !take(json, details))
        return std::nullopt;
    return NewBook{*title, author.value_or(Id<Author>()), newAuthor, details};
}

template <typename T>
std::optional<Edit> asEdit(const std::optional<T> &found)
{
    return found ? std::optional<Edit>(*found) : std::nullopt;
}

} // namespace

QJsonObject toJson(const Edit &edit)
{
    return std::visit(ToJson(), edit);
}

std::optional<Edit> editFromJson(const QJsonObject &json)
{
    if (json.contains("newAuthor"_L1))
        return asEdit(newAuthorFrom(json));
    if (json.contains("newBook"_L1))
        return asEdit(newBookFrom(json));
    if (json.contains("author"_L1)) {
        AuthorEdit edit{.id = {json.value("author"_L1).toInteger()}, .label = json.value("label"_L1).toString()};
        const bool wellFormed = take(json, u"name"_s, edit.name) && take(json, u"bio"_s, edit.bio)
            && take(json, u"country"_s, edit.country) && take(json, u"sortName"_s, edit.sortName)
            && take(json, edit.details);
        return wellFormed && edit.id && !edit.isEmpty() ? std::optional<Edit>(edit) : std::nullopt;
    }
    BookEdit edit{.id = {json.value("book"_L1).toInteger()}, .label = json.value("label"_L1).toString()};
    std::optional<Change<QString>> names;
    const bool wellFormed = take(json, u"title"_s, edit.title) && take(json, u"by"_s, edit.author)
        && take(json, u"names"_s, names) && take(json, u"sortTitle"_s, edit.sortTitle) && take(json, edit.details);
    edit.authorNames = names.value_or(Change<QString>());
    return wellFormed && edit.id && !edit.isEmpty() ? std::optional<Edit>(edit) : std::nullopt;
}

} // namespace catalpa
