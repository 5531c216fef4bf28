// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/fieldreader.h"

#include "base/text.h"
#include "prisma/datamodel/attributereader.h"
#include "prisma/datamodel/defaultreader.h"
#include "prisma/schema/nativetype.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

bool areInRange(const NativeType &type)
{
    using NativeKind = NativeType::Kind;
    switch (type.kind) {
    case NativeKind::Decimal:
        return !type.first || (*type.first > 0 && *type.first <= 1000 && *type.second <= *type.first);
    case NativeKind::Bit:
    case NativeKind::VarBit:
        return !type.first || *type.first > 0;
    case NativeKind::Timestamp:
    case NativeKind::Timestamptz:
    case NativeKind::Time:
    case NativeKind::Timetz:
        return !type.first || *type.first <= 6;
    default:
        return true;
    }
}

//! The arguments of @db.X; nothing when they do not go with it.
std::optional<NativeType> nativeTypeOf(const NativeTypeFacts &facts, const std::vector<Argument> &arguments)
{
    NativeType type{facts.kind};
    const int count = int(arguments.size());
    if (count > facts.arguments || (facts.arguments == 2 && count == 1))
        return std::nullopt;
    QList<int> numbers;
    for (const Argument &argument : arguments) {
        bool isNumber = false;
        const uint number = argument.value.text.toUInt(&isNumber);
        if (!isNumber || argument.value.kind != Expression::Kind::Number
            || number > uint(std::numeric_limits<int>::max()))
            return std::nullopt;
        numbers += int(number);
    }
    if (count > 0)
        type.first = numbers.at(0);
    if (count > 1)
        type.second = numbers.at(1);
    return areInRange(type) ? std::optional(type) : std::nullopt;
}

void readNativeType(ScalarField &field, const Attribute &attribute, const QString &datasource, Problems &problems)
{
    const QString prefix = attribute.name.section(u'.', 0, 0);
    const QString name = attribute.name.section(u'.', 1);
    if (prefix != datasource)
        return problems.add(attribute.place, Text::tr("“%1” is not the name of the datasource.").arg(prefix),
                            Text::tr("Write @%1.%2.").arg(datasource, name));
    if (field.kind != ScalarField::Kind::Scalar)
        return problems.add(attribute.place,
                            Text::tr("Only fields of Prisma's own types take @%1.").arg(attribute.name));
    const NativeTypeFacts *facts = nativeTypeNamed(name);
    if (!facts || facts->scalar != field.scalar)
        return problems.add(
            attribute.place,
            facts ? Text::tr("@%1 does not go with the type %2.").arg(attribute.name, nameOf(field.scalar))
                  : Text::tr("PostgreSQL has no type @%1 in Prisma.").arg(attribute.name),
            Text::tr("With %1 go %2.").arg(nameOf(field.scalar), nativeTypesFor(field.scalar).join(u", "_s)));
    field.native = nativeTypeOf(*facts, attribute.arguments);
    if (!field.native)
        problems.add(attribute.place, Text::tr("@%1 does not take these arguments.").arg(attribute.name),
                     Text::tr("Lengths are positive numbers, precisions of times go from 0 to 6, and a Decimal takes "
                              "precision and scale."));
}

void readType(ScalarField &read, const Field &field, const QList<EnumDefinition> &enums)
{
    if (field.isUnsupported) {
        read.kind = ScalarField::Kind::Unsupported;
        read.unsupported = field.type;
        return;
    }
    for (qsizetype i = 0; i < enums.size(); ++i) {
        if (enums.at(i).name == field.type) {
            read.kind = ScalarField::Kind::Enum;
            read.enumIndex = int(i);
        }
    }
    if (read.kind == ScalarField::Kind::Scalar)
        read.scalar = *scalarTypeNamed(field.type);
}

std::optional<ReferentialAction> actionOf(AttributeReader &reader, const QString &name)
{
    static const QHash<QString, ReferentialAction> actions{{u"Cascade"_s, ReferentialAction::Cascade},
                                                           {u"Restrict"_s, ReferentialAction::Restrict},
                                                           {u"NoAction"_s, ReferentialAction::NoAction},
                                                           {u"SetNull"_s, ReferentialAction::SetNull},
                                                           {u"SetDefault"_s, ReferentialAction::SetDefault}};
    const QString word = reader.takeWord(name);
    if (word.isEmpty())
        return std::nullopt;
    const auto found = actions.constFind(word);
    if (found != actions.cend())
        return *found;
    reader.problem(Text::tr("There is no referential action “%1”.").arg(word),
                   Text::tr("Take Cascade, Restrict, NoAction, SetNull or SetDefault."));
    return std::nullopt;
}

void readRelation(RelationField &field, const Attribute &attribute, Problems &problems)
{
    AttributeReader reader(attribute, problems);
    if (const Expression *name = reader.takeFirst(u"name"_s)) {
        field.relation = name->text;
        if (name->kind != Expression::Kind::String || name->text.isEmpty())
            problems.add(name->place, Text::tr("The name of a relation is a text in quotes."));
    }
    if (const Expression *fields = reader.take(u"fields"_s))
        field.fields = wordsOf(*fields, u"fields"_s, problems);
    if (const Expression *references = reader.take(u"references"_s))
        field.references = wordsOf(*references, u"references"_s, problems);
    field.onDelete = actionOf(reader, u"onDelete"_s);
    field.onUpdate = actionOf(reader, u"onUpdate"_s);
    field.map = reader.takeText(u"map"_s);
    reader.finish();
}

} // namespace

ScalarField readScalarField(const Field &field, const QList<EnumDefinition> &enums, const QString &datasource,
                            Problems &problems)
{
    ScalarField read;
    read.name = field.name;
    read.column = mappedName(field.attributes, field.name, problems);
    read.arity = field.arity;
    read.place = field.place;
    readType(read, field, enums);
    refuseOthers(field.attributes, {u"id"_s, u"unique"_s, u"default"_s, u"map"_s, u"updatedAt"_s, u"ignore"_s}, u"@"_s,
                 problems);
    read.isIgnored = attributeNamed(field.attributes, u"ignore"_s, problems) != nullptr;
    const Attribute *updated = attributeNamed(field.attributes, u"updatedAt"_s, problems);
    if (updated
        && (read.kind != ScalarField::Kind::Scalar || read.scalar != ScalarType::DateTime
            || field.arity == Arity::List))
        problems.add(updated->place, Text::tr("@updatedAt belongs to a field of type DateTime."));
    for (const Attribute &attribute : field.attributes) {
        if (attribute.name.contains(u'.') && read.native)
            problems.add(attribute.place, Text::tr("The field “%1” has a second type.").arg(field.name),
                         Text::tr("Leave one out."));
        else if (attribute.name.contains(u'.'))
            readNativeType(read, attribute, datasource, problems);
    }
    if (const Attribute *value = attributeNamed(field.attributes, u"default"_s, problems))
        readDefault(read, *value, enums, problems);
    return read;
}

void checkIgnore(const Field &field, bool isModelIgnored, Problems &problems)
{
    for (const Attribute &attribute : field.attributes) {
        if (attribute.name == u"ignore" && (isModelIgnored || field.isUnsupported))
            problems.add(attribute.place,
                         isModelIgnored ? Text::tr("The whole model is ignored, so @ignore says nothing here.")
                                        : Text::tr("A field of a type that is not supported is ignored anyway."),
                         Text::tr("Leave @ignore out."));
    }
}

RelationField readRelationField(const Field &field, int model, Problems &problems)
{
    RelationField read;
    read.name = field.name;
    read.model = model;
    read.arity = field.arity;
    read.place = field.place;
    read.isIgnored = attributeNamed(field.attributes, u"ignore"_s, problems) != nullptr;
    refuseOthers(field.attributes, {u"relation"_s, u"ignore"_s}, u"@"_s, problems);
    for (const Attribute &attribute : field.attributes) {
        if (attribute.name.contains(u'.'))
            problems.add(attribute.place, Text::tr("A relation has no type in the database."));
    }
    if (const Attribute *relation = attributeNamed(field.attributes, u"relation"_s, problems))
        readRelation(read, *relation, problems);
    return read;
}

} // namespace catalpa::prisma
