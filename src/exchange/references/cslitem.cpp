// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/cslitem.h"

#include "core/codes/doi.h"
#include "core/codes/isbn.h"
#include "exchange/csv/rowrecord.h"
#include "exchange/namedpeople.h"
#include "exchange/text/cslvalues.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Variables for people, and their roles.
const QList<std::pair<QString, QString>> &roles()
{
    static const QList<std::pair<QString, QString>> all{
        {u"author"_s, u"aut"_s},      {u"editor"_s, u"edt"_s},   {u"translator"_s, u"trl"_s},
        {u"illustrator"_s, u"ill"_s}, {u"compiler"_s, u"com"_s}, {u"contributor"_s, u"ctb"_s},
        {u"composer"_s, u"cmp"_s},    {u"director"_s, u"drt"_s}, {u"narrator"_s, u"nrt"_s},
    };
    return all;
}

struct Variable {
    const char *name;
    QString ExchangeRecord::*member;
};

constexpr Variable variables[]{
    {"publisher", &ExchangeRecord::publisher},
    {"publisher-place", &ExchangeRecord::place},
    {"edition", &ExchangeRecord::edition},
    {"collection-title", &ExchangeRecord::series},
    {"collection-number", &ExchangeRecord::seriesNumber},
    {"number-of-pages", &ExchangeRecord::extent},
    {"language", &ExchangeRecord::language},
    {"call-number", &ExchangeRecord::shelfMark},
};

constexpr Variable ownVariables[]{
    {"subtitle", &ExchangeRecord::subtitle},
    {"sort-title", &ExchangeRecord::sortTitle},
    {"country", &ExchangeRecord::country},
    {"biography", &ExchangeRecord::biography},
};

//! As we write the forms of names, in their order.
const QStringList &formNames()
{
    static const QStringList names{u"natural"_s, u"heading"_s, u"body"_s};
    return names;
}

QList<Person> peopleOf(const QJsonObject &name, const QString &role)
{
    if (textOf(name["family"_L1]).isEmpty()) {
        QStringList whole{textOf(name["literal"_L1]), textOf(name["name"_L1]), textOf(name["given"_L1])};
        whole.removeAll(QString());
        return personNamed(whole.value(0), role);
    }
    const QString family = (textOf(name["non-dropping-particle"_L1]) + u' ' + textOf(name["family"_L1])).trimmed();
    const QString given = (textOf(name["given"_L1]) + u' ' + textOf(name["dropping-particle"_L1])).trimmed();
    const QString suffix = textOf(name["suffix"_L1]);
    QStringList parts{family, given, suffix};
    parts.removeAll(QString());
    return {{parts.join(u", "_s), NameForm::Heading, role}};
}

void takePeople(ExchangeRecord &record, const QJsonObject &item)
{
    for (const auto &[variable, role] : roles()) {
        const QJsonArray names = item[variable].toArray();
        for (const QJsonValue &name : names)
            record.people += peopleOf(name.toObject(), role);
    }
}

void takeNumbers(ExchangeRecord &record, const QJsonObject &item)
{
    static const QRegularExpression separators(u"[\\s,;]+"_s);
    const auto add = [&](const QStringList &values, IdentifierKind kind) {
        for (const QString &value : values)
            record.identifiers.append({kind, value});
    };
    for (const QString &text : textsOf(item["ISBN"_L1]))
        add(isbnsIn(text), IdentifierKind::Isbn);
    add(textsOf(item["ISSN"_L1]).join(u' ').split(separators, Qt::SkipEmptyParts), IdentifierKind::Issn);
    for (const QString &text : textsOf(item["DOI"_L1]))
        add(doisIn(text), IdentifierKind::Doi);
}

//! What we have written ourselves says more than the variables of CSL.
void takeOwn(ExchangeRecord &record, const QJsonObject &own)
{
    const auto list = [&](QLatin1StringView name) {
        QStringList texts;
        const QJsonArray values = own[name].toArray();
        for (const QJsonValue &value : values)
            texts.append(value.toString());
        return texts;
    };
    record.title = textOf(own["title"_L1]);
    for (const Variable &variable : ownVariables)
        record.*variable.member = textOf(own[QLatin1StringView(variable.name)]);
    record.date = textOf(own["date"_L1]);
    record.subjects = list("subjects"_L1);
    record.notes = list("notes"_L1);
    record.identifiers.clear();
    for (const QString &identifier : list("identifiers"_L1))
        record.identifiers.append(identifierFrom(identifier));
    if (own.contains("copies"_L1))
        record.copies = own["copies"_L1].toInt();
    record.people.clear();
    const QJsonArray people = own["people"_L1].toArray();
    for (const QJsonValue &value : people) {
        const QJsonObject person = value.toObject();
        record.people.append({textOf(person["name"_L1]), NameForm(formNames().indexOf(textOf(person["form"_L1]))),
                              textOf(person["role"_L1]), textOf(person["dates"_L1])});
        if (!formNames().contains(textOf(person["form"_L1])))
            record.people.back().form = NameForm::Natural;
    }
}

QJsonObject ownOf(const ExchangeRecord &record)
{
    QJsonObject own{{u"title"_s, record.title}, {u"date"_s, record.date}};
    for (const Variable &variable : ownVariables) {
        if (!(record.*variable.member).isEmpty())
            own.insert(QLatin1StringView(variable.name), record.*variable.member);
    }
    own.insert("subjects"_L1, QJsonArray::fromStringList(record.subjects));
    own.insert("notes"_L1, QJsonArray::fromStringList(record.notes));
    QStringList identifiers;
    for (const Identifier &identifier : record.identifiers)
        identifiers.append(schemed(identifier));
    own.insert("identifiers"_L1, QJsonArray::fromStringList(identifiers));
    if (record.copies)
        own.insert("copies"_L1, *record.copies);
    QJsonArray people;
    for (const Person &person : record.people)
        people.append(QJsonObject{{u"name"_s, person.name},
                                  {u"form"_s, formNames().at(int(person.form))},
                                  {u"role"_s, person.role},
                                  {u"dates"_s, person.dates}});
    own.insert("people"_L1, people);
    return own;
}

QJsonObject nameOf(const Person &person)
{
    if (person.form != NameForm::Heading || !person.name.contains(u','))
        return {{u"literal"_s, person.name}};
    QJsonObject name{{u"family"_s, person.name.section(u',', 0, 0).trimmed()},
                     {u"given"_s, person.name.section(u',', 1, 1).trimmed()}};
    if (const QString suffix = person.name.section(u',', 2).trimmed(); !suffix.isEmpty())
        name.insert("suffix"_L1, suffix);
    return name;
}

} // namespace

QStringList untakenVariables(const QJsonObject &item)
{
    static const QStringList others{
        u"id type title title-short volume issued ISBN ISSN DOI note container-title abstract "
        "keyword custom citation-key categories"_s.split(u' ')};
    QStringList names = item.keys();
    names.removeIf([](const QString &name) {
        const auto isNamed = [&name](const auto &known) {
            return name == known;
        };
        return others.contains(name)
            || std::any_of(std::begin(variables), std::end(variables),
                           [&](const Variable &variable) { return isNamed(QLatin1StringView(variable.name)); })
            || std::any_of(roles().begin(), roles().end(), [&](const auto &role) { return isNamed(role.first); });
    });
    return names;
}

ExchangeRecord recordOfCsl(const QJsonObject &item)
{
    ExchangeRecord record;
    record.title = withoutCslMarkup(textOf(item["title"_L1]));
    const QString main = withoutCslMarkup(textOf(item["title-short"_L1]));
    if (!main.isEmpty() && record.title.startsWith(main + u": "_s)) {
        record.subtitle = record.title.mid(main.size() + 2);
        record.title = main;
    }
    for (const Variable &variable : variables)
        record.*variable.member = textOf(item[QLatin1StringView(variable.name)]);
    if (record.seriesNumber.isEmpty())
        record.seriesNumber = textOf(item["volume"_L1]);
    record.date = dateOf(item["issued"_L1].toObject());
    takePeople(record, item);
    takeNumbers(record, item);
    if (const QString container = textOf(item["container-title"_L1]); !container.isEmpty())
        record.notes.append(u"In: "_s + container);
    record.notes.append({textOf(item["note"_L1]), withoutMarkup(textOf(item["abstract"_L1]))});
    const QString keywords = textOf(item["keyword"_L1]);
    record.subjects = keywords.split(keywords.contains(u';') ? u';' : u',', Qt::SkipEmptyParts);
    if (const QJsonObject own = item["custom"_L1].toObject()["catalpa"_L1].toObject(); !own.isEmpty())
        takeOwn(record, own);
    return record;
}

QJsonObject cslOf(const ExchangeRecord &record, const QString &id)
{
    QJsonObject item{{u"id"_s, id}, {u"type"_s, u"book"_s}, {u"title"_s, fullTitle(record.title, record.subtitle)}};
    if (!record.subtitle.isEmpty())
        item.insert("title-short"_L1, record.title);
    for (const Variable &variable : variables) {
        if (!(record.*variable.member).isEmpty())
            item.insert(QLatin1StringView(variable.name), record.*variable.member);
    }
    if (!record.date.isEmpty())
        item.insert("issued"_L1, issuedOn(record.date));
    for (const auto &[variable, role] : roles()) {
        QJsonArray names;
        for (const Person &person : record.people) {
            if (person.role == role)
                names.append(nameOf(person));
        }
        if (!names.isEmpty())
            item.insert(variable, names);
    }
    const auto first = [&](IdentifierKind kind, const QString &variable) {
        for (const Identifier &identifier : record.identifiers) {
            if (identifier.kind == kind && !item.contains(variable))
                item.insert(variable, identifier.value);
        }
    };
    first(IdentifierKind::Isbn, u"ISBN"_s);
    first(IdentifierKind::Issn, u"ISSN"_s);
    first(IdentifierKind::Doi, u"DOI"_s);
    if (!record.subjects.isEmpty())
        item.insert("keyword"_L1, record.subjects.join(u"; "_s));
    if (!record.notes.isEmpty())
        item.insert("note"_L1, record.notes.join(u"\n\n"_s));
    item.insert("custom"_L1, QJsonObject{{u"catalpa"_s, ownOf(record)}});
    return item;
}

} // namespace catalpa::exchange
