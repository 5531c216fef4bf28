// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/book.h"

#include <QtCore/QByteArray>

namespace catalpa {

//! JSON as the guide's API writes it: no blanks, keys in their own order (QJsonObject would sort them), UTF-8.
class Json {
public:
    //! An object under construction: Json::Object().add("id", 1).add("bio", std::nullopt).
    class Object {
    public:
        Object &add(const char *key, const QByteArray &json);
        QByteArray text() const { return m_text + '}'; }

    private:
        QByteArray m_text{"{"};
    };

    static QByteArray text(const QString &text);
    static QByteArray text(const std::optional<QString> &text); //!< null for nothing.
    static QByteArray textOrNull(const QString &text); //!< null for an empty text.
    static QByteArray number(qint64 number) { return QByteArray::number(number); }
    static QByteArray number(const std::optional<qint64> &number); //!< null for nothing.
    //! The one of \a names at the place that the value of an enumeration has.
    template <typename Enumeration>
    static QByteArray name(Enumeration value, std::initializer_list<const char *> names)
    {
        return QByteArray("\"") + names.begin()[std::size_t(value)] + '"';
    }
    static QByteArray boolean(bool value) { return value ? "true" : "false"; }
    //! ISO 8601 in UTC with milliseconds, as JavaScript's Date.toJSON(); null for an invalid instant.
    static QByteArray instant(const QDateTime &instant);
    static QByteArray array(const QByteArrayList &elements) { return '[' + elements.join(',') + ']'; }
    //! \a element gives the JSON of one of \a list.
    template <typename List, typename Element>
    static QByteArray array(const List &list, Element element)
    {
        QByteArrayList elements;
        for (const auto &each : list)
            elements += element(each);
        return array(elements);
    }
};

//! {"id","name","bio","country","createdAt"}; without the country where the catalogue has no such column.
QByteArray toJson(const Author &author, bool withCountry = true);
//! {"id","title","authorId","createdAt"}
QByteArray toJson(const Book &book);

} // namespace catalpa
