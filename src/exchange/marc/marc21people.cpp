// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marc21people.h"

#include "core/codes/relator.h"
#include "exchange/marc/filing.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString roleOf(const MarcField &field)
{
    if (!field[u'4'].isEmpty())
        return roleCode(field[u'4']);
    const QString term = field.tag.endsWith(u"11"_s) ? field[u'j'] : field[u'e'];
    if (!term.isEmpty())
        return roleCode(withoutIsbd(term));
    return field.tag.startsWith(u'1') ? u"aut"_s : QString();
}

//! Without the bracket at one end of which the other stands in another subfield, and without where cards were from.
QString withoutBrackets(const QString &text)
{
    static const QRegularExpression cards(u"\\s*\\[from old catalog\\]"_s, QRegularExpression::CaseInsensitiveOption);
    QString plain = QString(text).remove(cards).trimmed();
    if (plain.startsWith(u'[') && !plain.contains(u']'))
        plain.remove(0, 1);
    if (plain.endsWith(u']') && !plain.contains(u'['))
        plain.chop(1);
    return plain;
}

//! A name without the comma that leads to what is behind it, and without marks of filing.
QString nameOf(const QString &text, bool isPunctuated)
{
    const QString plain = withoutBrackets(text);
    return withoutFilingMarks(isPunctuated ? withoutIsbd(plain) : plain).title;
}

//! What libraries file "Augustine of Hippo, Saint" under: "Augustine, of Hippo, Saint".
QString headingOf(const MarcField &field, const QString &name)
{
    static const QRegularExpression end(u"(?<![\\s,])[\\s,]+$"_s);
    if (field[u'a'].trimmed().remove(end).contains(u','))
        return name;
    QStringList parts{withoutBrackets(field.joined(u"ab"))};
    parts += field.all(u'c');
    for (QString &part : parts)
        part = part.trimmed().remove(end);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString personName(const MarcField &field)
{
    QString name = withoutBrackets(field.joined(u"ab"));
    for (const QString &addition : field.all(u'c'))
        name = withAddition(name, addition);
    return name;
}

QChar indicatorOf(const Person &person)
{
    return person.name.contains(u',') ? u'1' : u'0';
}

MarcField fieldOf(const Person &person, bool isMain)
{
    MarcField field;
    switch (person.form) {
    case NameForm::Heading:
        field = {isMain ? u"100"_s : u"700"_s, {}, indicatorOf(person)};
        break;
    case NameForm::Body:
        field = {isMain ? u"110"_s : u"710"_s, {}, u'2'};
        break;
    case NameForm::Natural:
        field = {u"720"_s, {}, u'1'};
        break;
    }
    field.subfields.append({u'a', person.name});
    if (!person.dates.isEmpty())
        field.subfields.append({u'd', person.dates});
    if (!person.role.isEmpty())
        field.subfields.append({u'4', person.role});
    return field;
}

} // namespace

std::optional<Person> personOf(const MarcField &field, bool isPunctuated)
{
    const int tag = field.number();
    if (tag != 720 && tag != 100 && tag != 110 && tag != 111 && tag != 700 && tag != 710 && tag != 711)
        return {};
    if (!field[u't'].isEmpty())
        return {};
    Person person;
    person.role = roleOf(field);
    if (tag == 720) {
        person.name = field[u'a'];
        person.form = NameForm::Natural;
        person.dates = field[u'd'];
        return person;
    }
    const bool isPerson = tag % 100 == 0;
    person.name = nameOf(isPerson ? personName(field) : field.joined(tag % 100 == 10 ? u"ab" : u"aqndc"), isPunctuated);
    // With a forename in front a comma does not mean that the name is turned round.
    const bool isSpoken = field.first == u'0' && person.name.contains(u',');
    person.form = !isPerson ? NameForm::Body : isSpoken ? NameForm::Natural : NameForm::Heading;
    if (isPerson) {
        const QString heading = nameOf(headingOf(field, person.name), isPunctuated);
        if (isSpoken || heading != person.name)
            person.filedAs = heading;
        person.dates = withoutBrackets(isPunctuated ? withoutIsbd(field[u'd']) : field[u'd']);
        person.fuller = fullerName(nameOf(field[u'a'], isPunctuated), field[u'q']);
    }
    return person;
}

QList<MarcField> fieldsOf(const QList<Person> &people)
{
    QList<MarcField> fields;
    for (const Person &person : people) {
        const bool isMain = fields.isEmpty() && person.role == u"aut"_s && person.form != NameForm::Natural;
        fields.append(fieldOf(person, isMain));
    }
    return fields;
}

} // namespace catalpa::exchange
