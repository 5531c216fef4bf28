// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outboxentry.h"

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

//! What two changes of one field, one after the other, come to.
template <typename T>
std::optional<Change<T>> joined(const std::optional<Change<T>> &earlier, const std::optional<Change<T>> &later)
{
    if (earlier && later)
        return Change<T>{earlier->from, later->to};
    return earlier ? earlier : later;
}

std::optional<Edit> joined(const AuthorEdit &earlier, const AuthorEdit &later)
{
    const bool shareField = (earlier.name && later.name) || (earlier.bio && later.bio)
        || (earlier.country && later.country) || (earlier.sortName && later.sortName);
    if (earlier.id != later.id || !shareField)
        return std::nullopt;
    return AuthorEdit{earlier.id, joined(earlier.name, later.name), joined(earlier.bio, later.bio),
                      joined(earlier.country, later.country), joined(earlier.sortName, later.sortName),
                      earlier.label.isEmpty() ? later.label : earlier.label};
}

std::optional<Edit> joined(const BookEdit &earlier, const BookEdit &later)
{
    const bool shareField =
        (earlier.title && later.title) || (earlier.author && later.author) || (earlier.sortTitle && later.sortTitle);
    if (earlier.id != later.id || !shareField)
        return std::nullopt;
    const QString &fromName = (earlier.author ? earlier : later).authorNames.from;
    const QString &toName = (later.author ? later : earlier).authorNames.to;
    return BookEdit{earlier.id,
                    joined(earlier.title, later.title),
                    joined(earlier.author, later.author),
                    {fromName, toName},
                    joined(earlier.sortTitle, later.sortTitle),
                    earlier.label.isEmpty() ? later.label : earlier.label};
}

struct ToJson {
    QJsonObject operator()(const AuthorEdit &edit) const
    {
        QJsonObject json{{u"author"_s, edit.id.value}};
        put(json, u"name"_s, edit.name);
        put(json, u"bio"_s, edit.bio);
        put(json, u"country"_s, edit.country);
        put(json, u"sortName"_s, edit.sortName);
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
        putLabel(json, edit.label);
        return json;
    }
    QJsonObject operator()(const NewAuthor &author) const
    {
        return {{u"newAuthor"_s, toJson(author.name)},
                {u"bio"_s, toJson(author.bio)},
                {u"country"_s, toJson(author.country)}};
    }
    QJsonObject operator()(const NewBook &book) const
    {
        QJsonObject json{{u"newBook"_s, toJson(book.title)}};
        if (book.newAuthor)
            json.insert(u"of"_s, (*this)(*book.newAuthor));
        else
            json.insert(u"by"_s, toJson(book.authorId));
        return json;
    }
};

std::optional<NewAuthor> newAuthorFrom(const QJsonObject &json)
{
    const auto name = fromJson<QString>(json["newAuthor"_L1]);
    const auto bio = fromJson<std::optional<QString>>(json["bio"_L1]);
    const auto country = fromJson<std::optional<QString>>(json["country"_L1]);
    return name && bio && country ? std::optional(NewAuthor{*name, *bio, *country}) : std::nullopt;
}

std::optional<NewBook> newBookFrom(const QJsonObject &json)
{
    const auto title = fromJson<QString>(json["newBook"_L1]);
    const auto author = fromJson<Id<Author>>(json["by"_L1]);
    const auto newAuthor = newAuthorFrom(json["of"_L1].toObject());
    if (!title || author.has_value() == newAuthor.has_value())
        return std::nullopt;
    return NewBook{*title, author.value_or(Id<Author>()), newAuthor};
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

bool isEmpty(const Edit &edit)
{
    return std::visit(
        []<typename E>(const E &each) {
            if constexpr (std::is_same_v<E, NewAuthor> || std::is_same_v<E, NewBook>)
                return false;
            else
                return each.isEmpty();
        },
        edit);
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
            && take(json, u"country"_s, edit.country) && take(json, u"sortName"_s, edit.sortName);
        return wellFormed && edit.id && !edit.isEmpty() ? std::optional<Edit>(edit) : std::nullopt;
    }
    BookEdit edit{.id = {json.value("book"_L1).toInteger()}, .label = json.value("label"_L1).toString()};
    std::optional<Change<QString>> names;
    const bool wellFormed = take(json, u"title"_s, edit.title) && take(json, u"by"_s, edit.author)
        && take(json, u"names"_s, names) && take(json, u"sortTitle"_s, edit.sortTitle);
    edit.authorNames = names.value_or(Change<QString>());
    return wellFormed && edit.id && !edit.isEmpty() ? std::optional<Edit>(edit) : std::nullopt;
}

std::optional<Edit> joined(const Edit &earlier, const Edit &later)
{
    return std::visit(
        []<typename E, typename L>(const E &first, const L &second) -> std::optional<Edit> {
            constexpr bool isAddition = std::is_same_v<E, NewAuthor> || std::is_same_v<E, NewBook>;
            if constexpr (std::is_same_v<E, L> && !isAddition)
                return joined(first, second);
            else
                return std::nullopt;
        },
        earlier, later);
}

bool shareField(const Edit &one, const Edit &other)
{
    return joined(one, other).has_value();
}

Author applied(const AuthorEdit &edit, Author author)
{
    if (edit.name)
        author.name = edit.name->to;
    if (edit.bio)
        author.bio = edit.bio->to;
    if (edit.country)
        author.country = edit.country->to;
    if (edit.sortName)
        author.sortName = edit.sortName->to;
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
    if (edit.sortTitle)
        book.sortTitle = edit.sortTitle->to;
    return book;
}

AuthorEdit rebased(AuthorEdit edit, const Author &now)
{
    if (edit.name)
        edit.name->from = now.name;
    if (edit.bio)
        edit.bio->from = now.bio;
    if (edit.country)
        edit.country->from = now.country;
    if (edit.sortName)
        edit.sortName->from = now.sortName;
    return edit;
}

BookEdit rebased(BookEdit edit, const Book &now)
{
    if (edit.title)
        edit.title->from = now.title;
    if (edit.author) {
        edit.author->from = now.authorId;
        edit.authorNames.from = now.authorName;
    }
    if (edit.sortTitle)
        edit.sortTitle->from = now.sortTitle;
    return edit;
}

} // namespace catalpa
