// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/defaultreader.h"

#include "base/text.h"
#include "prisma/datamodel/attributereader.h"
#include "prisma/datamodel/literals.h"
#include "prisma/schema/nativetype.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using Kind = Expression::Kind;

//! A function of Prisma, and for which fields it is.
struct DefaultFunction {
    const char *name;
    QList<ScalarType> types;
};

const QList<DefaultFunction> &functions()
{
    static const QList<DefaultFunction> known{{"autoincrement", {ScalarType::Int, ScalarType::BigInt}},
                                              {"now", {ScalarType::DateTime}},
                                              {"uuid", {ScalarType::String}},
                                              {"cuid", {ScalarType::String}},
                                              {"ulid", {ScalarType::String}},
                                              {"nanoid", {ScalarType::String}}};
    return known;
}

void readExpression(ScalarField &field, const Expression &function, Problems &problems)
{
    if (function.arguments.empty()) {
        field.defaultValue.kind = Default::Kind::Unknown;
        return;
    }
    const Expression &text = function.arguments.front().value;
    if (function.arguments.size() > 1 || text.kind != Kind::String || text.text.isEmpty())
        problems.add(function.place, Text::tr("dbgenerated() takes one text, an expression of PostgreSQL."),
                     Text::tr("Write dbgenerated(\"gen_random_uuid()\"), for instance."));
    field.defaultValue = {Default::Kind::Expression, {Value::Kind::String, text.text}};
}

//! The few that Prisma's client takes.
bool takesArguments(const QString &function, const std::vector<Argument> &arguments)
{
    if (arguments.empty())
        return true;
    if (arguments.size() > 1 || arguments.front().value.kind != Kind::Number)
        return false;
    const int number = arguments.front().value.text.toInt();
    return (function == u"uuid" && (number == 4 || number == 7))
        || (function == u"cuid" && (number == 1 || number == 2))
        || (function == u"nanoid" && number >= 2 && number <= 255);
}

void readFunction(ScalarField &field, const Expression &function, Problems &problems)
{
    if (function.text == u"dbgenerated")
        return readExpression(field, function, problems);
    const auto known = std::find_if(functions().begin(), functions().end(), [&](const DefaultFunction &each) {
        return function.text == QLatin1StringView(each.name);
    });
    if (known == functions().end())
        return problems.add(function.place, Text::tr("PostgreSQL has no function %1() in @default.").arg(function.text),
                            Text::tr("Write dbgenerated(\"…\") for an expression of PostgreSQL."));
    if (field.kind != ScalarField::Kind::Scalar || !known->types.contains(field.scalar))
        return problems.add(function.place,
                            Text::tr("%1() does not go with the type of “%2”.").arg(function.text, field.name));
    if (!takesArguments(function.text, function.arguments))
        return problems.add(function.place, Text::tr("%1() does not take this.").arg(function.text));
    if (function.text == u"autoincrement")
        field.defaultValue.kind = Default::Kind::Sequence;
    else if (function.text == u"now")
        field.defaultValue.kind = Default::Kind::Now;
    else
        field.isFilledByClient = true;
}

std::optional<Value> enumValueOf(const Expression &literal, const EnumDefinition &definition)
{
    const qsizetype index = literal.kind == Kind::Constant ? definition.values.indexOf(literal.text) : -1;
    if (index < 0)
        return std::nullopt;
    return Value{Value::Kind::Enum, definition.mappedValues.at(index)};
}

std::optional<Value> valueOf(const ScalarField &field, const Expression &literal, const QList<EnumDefinition> &enums)
{
    if (field.kind == ScalarField::Kind::Enum)
        return enumValueOf(literal, enums.at(field.enumIndex));
    if (field.kind == ScalarField::Kind::Scalar)
        return literalOf(literal, field.scalar);
    return std::nullopt;
}

void refuseValue(const ScalarField &field, const Expression &literal, const QList<EnumDefinition> &enums,
                 Problems &problems)
{
    const QString message = Text::tr("This is no default for the field “%1”.").arg(field.name);
    if (field.kind == ScalarField::Kind::Enum)
        return problems.add(literal.place, message,
                            Text::tr("Take one of %1.").arg(enums.at(field.enumIndex).values.join(u", "_s)));
    if (field.kind == ScalarField::Kind::Unsupported)
        return problems.add(literal.place, message, Text::tr("Write dbgenerated(\"…\")."));
    problems.add(literal.place, message, Text::tr("Its type is %1.").arg(nameOf(field.scalar)));
}

void readList(ScalarField &field, const Expression &list, const QList<EnumDefinition> &enums, Problems &problems)
{
    Value value{Value::Kind::List, {}};
    for (const Argument &element : list.arguments) {
        if (const auto item = valueOf(field, element.value, enums))
            value.items += *item;
        else
            refuseValue(field, element.value, enums, problems);
    }
    field.defaultValue = {Default::Kind::Value, value};
}

} // namespace

void readDefault(ScalarField &field, const Attribute &attribute, const QList<EnumDefinition> &enums, Problems &problems)
{
    AttributeReader reader(attribute, problems);
    const Expression *value = reader.takeFirst(u"value"_s);
    if (reader.take(u"map"_s))
        reader.problem(Text::tr("Defaults have no names in PostgreSQL."), Text::tr("Leave out “map”."));
    reader.finish();
    if (!value)
        return reader.problem(Text::tr("@default lacks its value."));
    const bool isList = field.arity == Arity::List;
    if (value->kind == Kind::Function)
        return readFunction(field, *value, problems);
    if (isList != (value->kind == Kind::Array))
        return problems.add(value->place,
                            isList ? Text::tr("The default of a list has to be a list.")
                                   : Text::tr("The default of a field that is no list cannot be a list."),
                            isList ? Text::tr("Put it into brackets.") : Text::tr("Leave out the brackets."));
    if (isList)
        return readList(field, *value, enums, problems);
    if (const auto read = valueOf(field, *value, enums))
        field.defaultValue = {Default::Kind::Value, *read};
    else
        refuseValue(field, *value, enums, problems);
}

} // namespace catalpa::prisma
