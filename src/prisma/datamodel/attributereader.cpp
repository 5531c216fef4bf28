// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/attributereader.h"

#include "base/text.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {

AttributeReader::AttributeReader(const Attribute &attribute, Problems &problems)
    : m_attribute(attribute)
    , m_problems(problems)
{
}

const Expression *AttributeReader::take(const QString &name)
{
    const Expression *found = nullptr;
    for (size_t i = 0; i < m_attribute.arguments.size(); ++i) {
        const Argument &argument = m_attribute.arguments.at(i);
        if (argument.name != name)
            continue;
        if (found)
            m_problems.add(argument.place, Text::tr("This argument is there twice."), Text::tr("Leave one out."));
        found = &argument.value;
        m_taken.insert(qsizetype(i));
    }
    return found;
}

const Expression *AttributeReader::takeFirst(const QString &name)
{
    const Expression *unnamed = take({});
    const Expression *named = take(name);
    if (unnamed && named)
        problem(Text::tr("The argument “%1” is there twice, with and without its name.").arg(name));
    return named ? named : unnamed;
}

QString AttributeReader::takeText(const QString &name)
{
    const Expression *value = take(name);
    if (!value)
        return {};
    if (value->kind != Expression::Kind::String)
        m_problems.add(value->place, Text::tr("The argument “%1” has to be a text.").arg(name),
                       Text::tr("Put it into quotes."));
    else if (value->text.isEmpty())
        m_problems.add(value->place, Text::tr("The argument “%1” is empty.").arg(name), Text::tr("Leave it out."));
    return value->text;
}

QString AttributeReader::takeWord(const QString &name)
{
    const Expression *value = take(name);
    if (!value)
        return {};
    if (value->kind != Expression::Kind::Constant)
        m_problems.add(value->place, Text::tr("The argument “%1” has to be a word.").arg(name),
                       Text::tr("Write it without quotes."));
    return value->text;
}

void AttributeReader::finish()
{
    for (size_t i = 0; i < m_attribute.arguments.size(); ++i) {
        const Argument &argument = m_attribute.arguments.at(i);
        if (m_taken.contains(qsizetype(i)))
            continue;
        m_problems.add(argument.place,
                       argument.name.isEmpty()
                           ? Text::tr("@%1 takes no such argument.").arg(m_attribute.name)
                           : Text::tr("@%1 takes no argument “%2”.").arg(m_attribute.name, argument.name));
    }
}

void AttributeReader::problem(const QString &message, const QString &hint)
{
    m_problems.add(m_attribute.place, message, hint);
}

QStringList wordsOf(const Expression &list, const QString &what, Problems &problems)
{
    const auto add = [&](const Expression &word, QStringList &words) {
        if (word.kind == Expression::Kind::Constant)
            words += word.text;
        else
            problems.add(word.place, Text::tr("%1 has to name fields.").arg(what), Text::tr("Write [name, other]."));
    };
    QStringList words;
    if (list.kind != Expression::Kind::Array) {
        add(list, words);
        return words;
    }
    for (const Argument &element : list.arguments)
        add(element.value, words);
    return words;
}

const Attribute *attributeNamed(const std::vector<Attribute> &attributes, const QString &name, Problems &problems)
{
    const Attribute *found = nullptr;
    for (const Attribute &attribute : attributes) {
        if (attribute.name != name)
            continue;
        if (found)
            problems.add(attribute.place, Text::tr("The attribute “%1” is there twice.").arg(name),
                         Text::tr("Leave one out."));
        else
            found = &attribute;
    }
    return found;
}

void refuseOthers(const std::vector<Attribute> &attributes, const QStringList &known, const QString &sign,
                  Problems &problems)
{
    for (const Attribute &attribute : attributes) {
        if (!known.contains(attribute.name) && !attribute.name.contains(u'.'))
            problems.add(attribute.place, Text::tr("There is no attribute %1%2 here.").arg(sign, attribute.name),
                         Text::tr("There are %1.").arg(sign + known.join(u", "_s + sign)));
    }
}

QString mappedName(const std::vector<Attribute> &attributes, const QString &name, Problems &problems)
{
    const Attribute *attribute = attributeNamed(attributes, u"map"_s, problems);
    if (!attribute)
        return name;
    AttributeReader reader(*attribute, problems);
    const Expression *value = reader.takeFirst(u"name"_s);
    reader.finish();
    if (!value || value->kind != Expression::Kind::String || value->text.isEmpty()) {
        reader.problem(Text::tr("@map lacks the name in the database."), Text::tr("Write @map(\"name\")."));
        return name;
    }
    return value->text;
}

} // namespace catalpa::prisma
