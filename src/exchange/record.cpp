// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/record.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "core/codes/language.h"
#include "core/codes/relator.h"
#include "core/records/tidying.h"

#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Whether it has not been there before; it is from now on.
bool isNew(QSet<QString> &seen, const QString &value)
{
    const qsizetype before = seen.size();
    seen.insert(value);
    return seen.size() > before;
}

QStringList tidiedList(const QStringList &texts, Lines lines)
{
    QStringList all;
    QSet<QString> seen;
    for (const QString &text : texts) {
        const QString value = tidied(text, lines);
        if (!value.isEmpty() && isNew(seen, value))
            all.append(value);
    }
    return all;
}

void tidyPeople(ExchangeRecord &record)
{
    QList<Person> people;
    QSet<QString> seen;
    for (Person &person : record.people) {
        person.name = tidied(person.name);
        person.role = roleCode(tidied(person.role));
        person.dates = tidied(person.dates);
        person.fuller = tidied(person.fuller);
        person.filedAs = tidied(person.filedAs);
        const QString key =
            QStringList{person.name, QString::number(int(person.form)), person.role, person.dates}.join(u'\n');
        if (!person.name.isEmpty() && isNew(seen, key))
            people.append(person);
    }
    record.people = people;
}

void tidyIdentifiers(ExchangeRecord &record)
{
    QList<Identifier> identifiers;
    QSet<QString> seen;
    for (Identifier &identifier : record.identifiers) {
        identifier.value = tidied(identifier.value);
        if (identifier.kind == IdentifierKind::Isbn)
            identifier.value = compactIsbn(identifier.value);
        if (identifier.value.isEmpty() || !isNew(seen, QString::number(int(identifier.kind)) + identifier.value))
            continue;
        identifiers.append(identifier);
        const QString complaint = isbnComplaint(identifier.value);
        if (identifier.kind == IdentifierKind::Isbn && !complaint.isEmpty())
            record.problems.append(complaint);
    }
    record.identifiers = identifiers;
}

} // namespace

ExchangeRecord tidiedRecord(ExchangeRecord record)
{
    for (QString *field : {&record.title, &record.subtitle, &record.sortTitle, &record.language, &record.date,
                           &record.publisher, &record.place, &record.edition, &record.series, &record.seriesNumber,
                           &record.extent, &record.shelfMark, &record.country})
        *field = tidied(*field);
    record.biography = tidied(record.biography, Lines::Many);
    record.subjects = tidiedList(record.subjects, Lines::One);
    record.notes = tidiedList(record.notes, Lines::Many);
    record.language = languageCode(record.language);
    if (record.copies && *record.copies < 0)
        record.copies.reset();
    tidyPeople(record);
    tidyIdentifiers(record);
    record.problems.removeDuplicates();
    return record;
}

void setOnce(QString &field, const QString &value)
{
    if (field.isEmpty())
        field = value.trimmed();
}

QString fullTitle(const QString &title, const QString &subtitle)
{
    return subtitle.isEmpty() ? title : title + u": "_s + subtitle;
}

} // namespace catalpa::exchange
