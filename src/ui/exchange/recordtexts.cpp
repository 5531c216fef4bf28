// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/recordtexts.h"

#include "core/codes/relator.h"
#include "exchange/names.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using exchange::Field;
using exchange::IdentifierKind;

namespace {

Field fieldOf(IdentifierKind kind)
{
    switch (kind) {
    case IdentifierKind::Isbn:
        return Field::Isbn;
    case IdentifierKind::Issn:
        return Field::Issn;
    case IdentifierKind::Lccn:
        return Field::Lccn;
    case IdentifierKind::Oclc:
        return Field::Oclc;
    case IdentifierKind::Doi:
        return Field::Doi;
    case IdentifierKind::Other:
        break;
    }
    return Field::OtherIdentifiers;
}

QString peopleText(const exchange::ExchangeRecord &record)
{
    QStringList names;
    for (const exchange::Person &person : record.people) {
        const QString name = exchange::naturalName(person, {record.country, record.language});
        const bool isAuthor = person.role.isEmpty() || person.role == "aut"_L1;
        names += isAuthor ? name : u"%1 [%2]"_s.arg(name, roleWord(person.role));
    }
    return names.join("; "_L1);
}

} // namespace

QHash<Field, QString> textsOf(const exchange::ExchangeRecord &record)
{
    QHash<Field, QString> texts{{Field::Title, exchange::fullTitle(record.title, record.subtitle)},
                                {Field::Authors, peopleText(record)},
                                {Field::SortName, record.people.isEmpty() ? QString() : record.people.first().filedAs},
                                {Field::OtherNames, record.author.values(AuthorField::OtherNames).join("; "_L1)},
                                {Field::SortTitle, record.sortTitle},
                                {Field::Country, record.country},
                                {Field::Biography, record.biography},
                                {Field::Language, record.language},
                                {Field::Date, record.date},
                                {Field::Publisher, record.publisher},
                                {Field::Place, record.place},
                                {Field::Edition, record.edition},
                                {Field::Series, record.series},
                                {Field::SeriesNumber, record.seriesNumber},
                                {Field::Extent, record.extent},
                                {Field::Subjects, record.subjects.join("; "_L1)},
                                {Field::Notes, record.notes.join("; "_L1)},
                                {Field::ShelfMark, record.shelfMark},
                                {Field::Copies, record.copies ? QString::number(*record.copies) : QString()}};
    for (const exchange::Identifier &identifier : record.identifiers) {
        QString &text = texts[fieldOf(identifier.kind)];
        text += (text.isEmpty() ? QString() : u"; "_s) + identifier.value;
    }
    return texts;
}

QString recordText(const exchange::ExchangeRecord &record)
{
    const QHash<Field, QString> texts = textsOf(record);
    QStringList lines;
    for (const Field field : exchange::fields()) {
        if (!texts.value(field).isEmpty())
            lines += u"%1: %2"_s.arg(exchange::fieldName(field), texts.value(field));
    }
    return (lines + record.problems).join(u'\n');
}

} // namespace catalpa::ui
