// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/rowpeople.h"

#include "base/text.h"
#include "exchange/csv/cells.h"
#include "exchange/namedpeople.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

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

//! Of a column of headings: "Plato" is one, too. Programs that turn every name round repeat the only word of one:
//! "Homer, Homer".
QList<Person> headingNamed(const QString &text, const QString &role)
{
    static const QRegularExpression repeated(u"^([^,\\s]+),\\s*\\1$"_s);
    const auto match = repeated.match(text.trimmed());
    QList<Person> people = personNamed(match.hasMatch() ? match.captured(1) : text, role);
    for (Person &person : people)
        person.form = person.name.contains(u',') ? person.form : NameForm::Heading;
    return people;
}

//! Whether a heading is only the name with its last word in front, as a program makes it that knows no more.
bool isTurnedByRote(const QString &heading, const QString &spoken)
{
    const QString name = spoken.simplified();
    const QString last = name.section(u' ', -1);
    return heading == name || heading == last || heading == last + u", "_s + name.section(u' ', 0, -2);
}

//! Names as they are spoken, each with the heading that stands beside it.
QList<Person> withHeadings(QList<Person> authors, const QList<Person> &headings)
{
    for (qsizetype i = 0; i < authors.size(); ++i) {
        Person &author = authors[i];
        const QString heading = authors.size() == headings.size() ? headings.at(i).name : QString();
        if (heading == author.name)
            continue;
        author.form = NameForm::Natural;
        author.filedAs = isTurnedByRote(heading, author.name) ? QString() : heading;
    }
    return authors;
}

} // namespace

bool RowPeople::isOf(Field field)
{
    return field == Field::People || rolesOfFields().contains(field);
}

void RowPeople::add(const QString &cell, const Column &column)
{
    if (column.field == Field::People) {
        isOwn = true;
        others.append(peopleFrom(cell));
        return;
    }
    if (column.field == Field::Authors && !authors.isEmpty())
        return;
    const QString role = rolesOfFields().value(column.field);
    QList<Person> people;
    for (const QString &value : valuesOf(cell, column)) {
        if (column.field == Field::AuthorHeadings) {
            people += headingNamed(value, role);
            continue;
        }
        const NamedPeople named = peopleNamed(value, role);
        people += named.people;
        if (named.isGuess)
            guesses += Text::tr("“%1” was taken for several people.").arg(value.trimmed().left(100));
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
    if (!headings.isEmpty())
        return (authors.isEmpty() ? headings : withHeadings(authors, headings)) + others;
    if (isOwn && std::any_of(others.cbegin(), others.cend(), isFiled))
        return others;
    return authors + others;
}

} // namespace catalpa::exchange
