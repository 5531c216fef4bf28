// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/authorfield.h"
#include "core/records/bookfield.h"

#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace catalpa {

//! What is recorded of a record beside the guide's columns: the texts of the fields that are filled. Several values of
//! a field stand in a line each; a person's role behind the name, see PersonInBook.
template <typename Field>
class Details {
public:
    bool isEmpty() const { return m_texts.isEmpty(); }
    //! The fields that are filled, in their order.
    QList<Field> fields() const { return m_texts.keys(); }
    //! Empty for nothing.
    QString text(Field field) const { return m_texts.value(field); }
    QStringList values(Field field) const { return text(field).split(u'\n', Qt::SkipEmptyParts); }
    //! An empty text takes the field away.
    void set(Field field, const QString &text)
    {
        if (text.isEmpty())
            m_texts.remove(field);
        else
            m_texts.insert(field, text);
    }
    void set(Field field, const QStringList &values) { set(field, values.join(u'\n')); }

    bool operator==(const Details &) const = default;

private:
    QMap<Field, QString> m_texts;
};

//! How many letters all texts of the details have: by them, what is read or written at once is bounded.
template <typename Field>
qsizetype lettersOf(const Details<Field> &details)
{
    qsizetype letters = 0;
    for (const Field field : details.fields())
        letters += details.text(field).size();
    return letters;
}

using BookDetails = Details<BookField>;
using AuthorDetails = Details<AuthorField>;

//! One detail's way from what was seen to what is wanted; an empty text is nothing.
template <typename Field>
struct DetailChange {
    Field field{};
    QString from;
    QString to;

    DetailChange inverse() const { return {field, to, from}; }
    bool operator==(const DetailChange &) const = default;
};

//! At most one of each field.
template <typename Field>
using DetailChanges = QList<DetailChange<Field>>;

//! Somebody who has a part in a book, as BookField::People has one in each line: "Grossman, Edith [translator]".
struct PersonInBook {
    QString name; //!< May end with the dates of the life: "Grossman, Edith, 1936-2023".
    QString role; //!< A MARC relator code, such as "trl"; any other text as given; may be empty.

    bool operator==(const PersonInBook &) const = default;
};
//! The line is read back as the same person, where the role has no brackets.
QString lineOf(const PersonInBook &person);
PersonInBook personIn(const QString &line);

//! A detail as it is to be recorded: each value tidied, without empty ones and without those that are there already.
QString tidiedDetail(const QString &typed, const DetailDescription &description);

//! What is made of \a details by changes.
template <typename Field>
void apply(const DetailChanges<Field> &changes, Details<Field> &details)
{
    for (const DetailChange<Field> &change : changes)
        details.set(change.field, change.to);
}

//! The change from what is recorded to what is typed, tidied; nothing when both are the same.
template <typename Field>
DetailChanges<Field> detailChange(Field field, const QString &typed, const Details<Field> &recorded)
{
    const QString from = recorded.text(field);
    const QString to = typed == from ? from : tidiedDetail(typed, description(field));
    return to == from ? DetailChanges<Field>() : DetailChanges<Field>{{field, from, to}};
}

//! The year in a date as it is given, by which books are ordered and found: the first four digits that stand alone,
//! else the first year of a decade ("[189-?]"). The database has the same function, catalpa.year_in().
std::optional<int> yearIn(const QString &date);

} // namespace catalpa
