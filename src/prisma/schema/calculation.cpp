// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/schema/calculation.h"

#include "prisma/schema/constraintnames.h"
#include "prisma/schema/jointables.h"
#include "prisma/schema/nativetype.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

class Calculation final {
public:
    Calculation(const Datamodel &datamodel, const QString &defaultSchema)
        : m_datamodel(datamodel)
        , m_defaultSchema(defaultSchema)
    {
    }

    Database database();

private:
    QualifiedName named(const QString &schema, const QString &name) const
    {
        return {schema == m_defaultSchema ? QString() : schema, name};
    }
    QualifiedName tableOf(const ModelDefinition &model) const { return named(model.schema, model.table); }
    Table table(const ModelDefinition &model) const;
    Column column(const ScalarField &field) const;
    QList<IndexColumn> indexColumns(const ModelDefinition &model, const IndexDefinition &index) const;
    ForeignKey foreignKey(const Relation &relation) const;
    bool touchesView(const Relation &relation) const;

    const Datamodel &m_datamodel;
    QString m_defaultSchema;
};

Database Calculation::database()
{
    Database read;
    read.defaultSchema = m_defaultSchema;
    read.writesDefaultSchema = false;
    read.schemas = m_datamodel.configuration.schemas;
    if (read.schemas.isEmpty())
        read.schemas = QStringList{m_defaultSchema};
    for (const ExtensionDefinition &extension : m_datamodel.configuration.extensions)
        read.extensions +=
            Extension{extension.map.isEmpty() ? extension.name : extension.map, extension.schema, extension.version};
    for (const EnumDefinition &each : m_datamodel.enums)
        read.enums += EnumType{named(each.schema, each.type), each.mappedValues};
    for (const ModelDefinition &model : m_datamodel.models) {
        if (!model.isView)
            read.tables += table(model);
    }
    for (const Relation &relation : m_datamodel.relations) {
        const bool isKey = relation.kind != Relation::Kind::ManyToMany && m_datamodel.configuration.hasForeignKeys;
        if (isKey && !touchesView(relation))
            read.foreignKeys += foreignKey(relation);
    }
    for (const Relation &relation : m_datamodel.relations) {
        if (relation.kind == Relation::Kind::ManyToMany && !touchesView(relation))
            addJoinTable(read, m_datamodel, relation, tableOf(m_datamodel.models.at(relation.model)),
                         tableOf(m_datamodel.models.at(relation.otherModel)));
    }
    return read;
}

bool Calculation::touchesView(const Relation &relation) const
{
    return m_datamodel.models.at(relation.model).isView || m_datamodel.models.at(relation.otherModel).isView;
}

Table Calculation::table(const ModelDefinition &model) const
{
    Table made{tableOf(model)};
    for (const ScalarField &field : model.scalars)
        made.columns += column(field);
    if (model.id)
        made.primaryKey = PrimaryKey{primaryKeyName(model), indexColumns(model, *model.id)};
    for (const IndexDefinition &index : model.indexes) {
        made.indexes += Index{indexName(model, index), index.kind == IndexDefinition::Kind::Unique,
                              index.algorithm.value_or(IndexAlgorithm::BTree), indexColumns(model, index),
                              index.predicate.isEmpty() ? QString() : u'(' + index.predicate + u')'};
    }
    return made;
}

Column Calculation::column(const ScalarField &field) const
{
    Column made{field.column, {}, ColumnArity::Required, {}};
    made.arity = field.arity == Arity::List ? ColumnArity::List
        : field.arity == Arity::Optional    ? ColumnArity::Nullable
                                            : ColumnArity::Required;
    made.defaultValue = field.defaultValue;
    made.isSerial = field.defaultValue.kind == Default::Kind::Sequence;
    made.isFilledByClient = field.isFilledByClient;
    switch (field.kind) {
    case ScalarField::Kind::Scalar:
        made.type = {ColumnType::Kind::Native, field.native.value_or(defaultNativeType(field.scalar))};
        break;
    case ScalarField::Kind::Enum: {
        const EnumDefinition &definition = m_datamodel.enums.at(field.enumIndex);
        made.type = {ColumnType::Kind::Enum, {}, named(definition.schema, definition.type)};
        break;
    }
    case ScalarField::Kind::Unsupported:
        made.type = {ColumnType::Kind::Unsupported, {}, {}, field.unsupported};
    }
    return made;
}

QList<IndexColumn> Calculation::indexColumns(const ModelDefinition &model, const IndexDefinition &index) const
{
    QList<IndexColumn> columns;
    for (const IndexedField &field : index.fields)
        columns += IndexColumn{model.scalar(field.field)->column, field.sort, field.operatorClass};
    return columns;
}

ForeignKey Calculation::foreignKey(const Relation &relation) const
{
    const ModelDefinition &model = m_datamodel.models.at(relation.model);
    const ModelDefinition &other = m_datamodel.models.at(relation.otherModel);
    const RelationField &field = model.relations.at(relation.field);
    const bool isRequired = field.arity == Arity::Required
        || std::any_of(field.fields->begin(), field.fields->end(),
                       [&model](const QString &name) { return model.scalar(name)->arity == Arity::Required; });
    const ReferentialAction usual = isRequired ? ReferentialAction::Restrict : ReferentialAction::SetNull;
    return {foreignKeyName(model, field),
            tableOf(model),
            columnsOf(model, *field.fields),
            tableOf(other),
            columnsOf(other, *field.references),
            field.onDelete.value_or(usual),
            field.onUpdate.value_or(ReferentialAction::Cascade)};
}

} // namespace

Database databaseFor(const Datamodel &datamodel, const QString &defaultSchema)
{
    return Calculation(datamodel, defaultSchema).database();
}

} // namespace catalpa::prisma
