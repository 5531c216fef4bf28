// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/text.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! What the text of a detail is, which decides how it is typed, checked and kept.
enum class DetailKind {
    Text,
    LongText, //!< May have several lines.
    Number, //!< A whole number, 0 or more; anything else cannot be recorded.
    Language, //!< A code by ISO 639, or any other text.
    Date, //!< As given: "c1994", "[1890?]".
    People, //!< Names, each with a role: "Grossman, Edith [translator]".
    Isbn, //!< With a check digit, as the three that follow.
    Issn,
    Orcid,
    Isni,
    Identifier //!< A name that another catalogue gives.
};

//! What is to be known of a field beside the guide's columns.
struct DetailDescription {
    QString key; //!< The name of its column and in JSON; never changes.
    QString name; //!< For sentences, in the language of people: "shelf mark", "ISBN".
    bool hasSeveral; //!< May have several values, each in a line of its own.
    DetailKind kind;

    //! The name as a heading: "Shelf mark".
    QString label() const { return name.left(1).toUpper() + name.mid(1); }
};

//! A line of the two tables of fields, which stand in bookfield.cpp and authorfield.cpp in the order of the fields.
template <typename Field>
struct DetailRow {
    Field field;
    const char *key;
    const char *name; //!< In English.
    bool hasSeveral;
    DetailKind kind;
};
//! For compilers that deduce nothing of aggregates, as clang 14 with its linters.
template <typename Field>
DetailRow(Field, const char *, const char *, bool, DetailKind) -> DetailRow<Field>;

template <typename Rows>
auto fieldsOf(const Rows &rows)
{
    QList<decltype(rows[0].field)> fields;
    for (const auto &row : rows)
        fields += row.field;
    return fields;
}

template <typename Rows>
auto fieldOf(const Rows &rows, const QString &key) -> std::optional<decltype(rows[0].field)>
{
    for (const auto &row : rows) {
        if (key == QLatin1StringView(row.key))
            return row.field;
    }
    return std::nullopt;
}

template <typename Field>
DetailDescription described(const DetailRow<Field> &row)
{
    return {QString::fromLatin1(row.key), Text::tr(row.name), row.hasSeveral, row.kind};
}

} // namespace catalpa
