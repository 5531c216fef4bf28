// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/namechecks.h"

#include "base/text.h"
#include "prisma/schema/constraintnames.h"
#include "prisma/schema/jointables.h"
#include "prisma/schema/nativetype.h"

#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

//! Prisma's SQL does not double quotes, so PostgreSQL could not read it.
void checkQuotes(const QString &name, QChar quote, const Place &place, Problems &problems)
{
    if (name.contains(quote) || name.contains(QChar::Null))
        problems.add(place, Text::tr("The name “%1” has a quote in it, which Prisma's SQL cannot hold.").arg(name),
                     Text::tr("Choose another name with @map."));
}

void checkName(const QString &name, const Place &place, Problems &problems)
{
    if (name.at(0).isDigit() || name.contains(u'-'))
        problems.add(place, Text::tr("The name “%1” begins with a digit or has a hyphen in it.").arg(name),
                     Text::tr("Choose one of letters, digits and _, and keep the other with @map."));
}

//! Of fields and of values, which Prisma's language knows by the same rules.
void checkInnerNames(const Document &document, Problems &problems)
{
    for (const Model &model : document.models) {
        for (const Field &field : model.fields)
            checkName(field.name, field.place, problems);
    }
    for (const Enum &each : document.enums) {
        for (const EnumValue &value : each.values)
            checkName(value.name, value.place, problems);
    }
}

void checkTopNames(const Document &document, Problems &problems)
{
    QSet<QString> seen;
    const auto check = [&](const QString &name, const Place &place) {
        if (seen.contains(name))
            problems.add(place, Text::tr("The name “%1” is there twice.").arg(name), Text::tr("Rename one of them."));
        seen.insert(name);
        checkName(name, place, problems);
        if (scalarTypeNamed(name))
            problems.add(place, Text::tr("“%1” is the name of a type of Prisma.").arg(name), Text::tr("Rename it."));
    };
    for (const Model &model : document.models)
        check(model.name, model.place);
    for (const Enum &each : document.enums)
        check(each.name, each.place);
}

void checkMappedNames(const Datamodel &datamodel, Problems &problems)
{
    QSet<QString> tables;
    for (const ModelDefinition &model : datamodel.models) {
        checkQuotes(model.table, u'"', model.place, problems);
        const QString table = model.schema + u'\n' + model.table;
        if (tables.contains(table))
            problems.add(model.place, Text::tr("There are two tables “%1”.").arg(model.table),
                         Text::tr("Choose another name with @@map."));
        tables.insert(table);
        QSet<QString> columns;
        for (const ScalarField &field : model.scalars) {
            checkQuotes(field.column, u'"', field.place, problems);
            if (columns.contains(field.column))
                problems.add(field.place, Text::tr("There are two columns “%1”.").arg(field.column),
                             Text::tr("Choose another name with @map."));
            columns.insert(field.column);
        }
    }
}

void checkEnums(const Datamodel &datamodel, Problems &problems)
{
    QSet<QString> types;
    for (const EnumDefinition &each : datamodel.enums) {
        checkQuotes(each.type, u'"', each.place, problems);
        const QString type = each.schema + u'\n' + each.type;
        if (types.contains(type))
            problems.add(each.place, Text::tr("There are two enums “%1”.").arg(each.type));
        types.insert(type);
        QSet<QString> values;
        for (const QString &value : each.mappedValues) {
            checkQuotes(value, u'\'', each.place, problems);
            if (values.contains(value))
                problems.add(each.place, Text::tr("There are two values “%1”.").arg(value));
            values.insert(value);
        }
    }
}

//! Names in use, by the schema or by the table in which they have to differ.
class UsedNames final {
public:
    explicit UsedNames(Problems &problems)
        : m_problems(problems)
    {
    }

    void add(const QString &scope, const QString &name, const Place &place)
    {
        if (m_used.contains(scope + u'\n' + name))
            m_problems.add(place, Text::tr("The name “%1” of a key or index is there twice.").arg(name),
                           Text::tr("Choose another one with map: \"…\"."));
        m_used.insert(scope + u'\n' + name);
    }

private:
    QSet<QString> m_used;
    Problems &m_problems;
};

void checkLength(const QString &map, const Place &place, Problems &problems)
{
    if (map.toUtf8().size() > longestName)
        problems.add(
            place,
            Text::tr("The name “%1” is longer than %n bytes, which PostgreSQL keeps.", nullptr, longestName).arg(map));
    checkQuotes(map, u'"', place, problems);
}

} // namespace

void checkNames(const Datamodel &datamodel, const Document &document, Problems &problems)
{
    checkTopNames(document, problems);
    checkInnerNames(document, problems);
    checkMappedNames(datamodel, problems);
    checkEnums(datamodel, problems);
}

void checkConstraintNames(const Datamodel &datamodel, Problems &problems)
{
    UsedNames inSchema(problems);
    UsedNames inTable(problems);
    QSet<QString> tables;
    for (const ModelDefinition &model : datamodel.models)
        tables.insert(model.schema + u'\n' + model.table);
    for (const ModelDefinition &model : datamodel.models) {
        const QString table = model.schema + u'.' + model.table;
        if (model.id && !model.isView) {
            checkLength(model.id->map, model.id->place, problems);
            inSchema.add(model.schema, primaryKeyName(model), model.id->place);
            inTable.add(table, primaryKeyName(model), model.id->place);
        }
        for (const IndexDefinition &index : model.indexes) {
            checkLength(index.map, index.place, problems);
            inSchema.add(model.schema, indexName(model, index), index.place);
        }
    }
    for (const Relation &relation : datamodel.relations) {
        const ModelDefinition &model = datamodel.models.at(relation.model);
        const RelationField &field = model.relations.at(relation.field);
        if (relation.kind == Relation::Kind::ManyToMany) {
            const QString table = joinTableName(datamodel, relation);
            if (tables.contains(model.schema + u'\n' + table))
                problems.add(field.place, Text::tr("There is another table “%1”.").arg(table),
                             Text::tr("Give the relation another name: @relation(\"name\"), on both ends."));
            tables.insert(model.schema + u'\n' + table);
            continue;
        }
        checkLength(field.map, field.place, problems);
        inTable.add(model.schema + u'.' + model.table, foreignKeyName(model, field), field.place);
    }
}

} // namespace catalpa::prisma
