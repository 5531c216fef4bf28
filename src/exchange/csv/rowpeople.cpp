// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/rowpeople.h"

#include "exchange/csv/cells.h"
#include "exchange/names.h"

#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

const QHash<Field, QString> &rolesOfFields()
{
    static const QHash<Field, QString> roles{
        {Field::Authors, u"aut"_s},     {Field::AuthorHeadings, u"aut"_s}, {Field::Editors, u"edt"_s},
        {Field::Translators, u"trl"_s}, {Field::Illustrators, u"ill"_s},   {Field::Contributors, {}},
    };
    return roles;
}

bool isFiled(const Person &person)
{
    return person.role == u"aut"_s;
}

} // namespace

bool RowPeople::isOf(Field field)
{
    return field == Field::People || rolesOfFields().contains(field);
}

void RowPeople::add(const QString &cell, const Column &column)
{
    if (column.field == Field::People) {
        others.append(peopleFrom(cell));
        return;
    }
    if (column.field == Field::Authors && !authors.isEmpty())
        return;
    QList<Person> people;
    for (const QString &value : valuesOf(cell, column)) {
        const QString name = value.trimmed();
        const NameForm form = column.field == Field::AuthorHeadings ? NameForm::Heading : formOf(name);
        people.append({name, form, rolesOfFields().value(column.field)});
    }
    if (column.field == Field::AuthorHeadings)
        headings = people;
    else if (column.field == Field::Authors)
        authors = people;
    else
        others.append(people);
}

QList<Person> RowPeople::all()
{
    if (!headings.isEmpty())
        others.removeIf(isFiled);
    if (!headings.isEmpty() || std::any_of(others.cbegin(), others.cend(), isFiled))
        return headings + others;
    return authors + others;
}

} // namespace catalpa::exchange
