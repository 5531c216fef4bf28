// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/indexchecks.h"

#include "base/text.h"
#include "prisma/datamodel/operatorclasses.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using IndexKind = IndexDefinition::Kind;

void checkFields(const ModelDefinition &model, const IndexDefinition &index, Problems &problems)
{
    QStringList seen;
    for (const IndexedField &field : index.fields) {
        if (model.relation(field.field))
            problems.add(index.place, Text::tr("“%1” is a relation, and no column.").arg(field.field),
                         Text::tr("Name the fields that it refers with."));
        else if (!model.scalar(field.field))
            problems.add(index.place, Text::tr("“%1” has no field “%2”.").arg(model.name, field.field));
        if (seen.contains(field.field))
            problems.add(index.place, Text::tr("The field “%1” is there twice.").arg(field.field));
        seen += field.field;
    }
}

void checkId(const ModelDefinition &model, const IndexDefinition &id, Problems &problems)
{
    for (const IndexedField &field : id.fields) {
        const ScalarField *scalar = model.scalar(field.field);
        if (scalar && scalar->arity != Arity::Required)
            problems.add(id.place,
                         Text::tr("“%1” is part of the primary key, so it has to be required.").arg(field.field),
                         Text::tr("Leave out the question mark or brackets of its type."));
        if (field.sort != SortOrder::None)
            problems.add(id.place, Text::tr("PostgreSQL's primary keys have no order."), Text::tr("Leave out “sort”."));
    }
}

void checkTypes(const ModelDefinition &model, const IndexDefinition &index, Problems &problems)
{
    const IndexAlgorithm algorithm = index.algorithm.value_or(IndexAlgorithm::BTree);
    for (const IndexedField &field : index.fields) {
        const ScalarField *scalar = model.scalar(field.field);
        if (!scalar)
            continue;
        if (scalar->native && scalar->native->kind == NativeType::Kind::Xml)
            problems.add(index.place, Text::tr("“%1” is of type xml, which no index can hold.").arg(field.field));
        if (field.operatorClass && index.kind != IndexKind::Index)
            problems.add(index.place, Text::tr("Only @@index takes operator classes."));
        if (field.sort != SortOrder::None && algorithm == IndexAlgorithm::Hash)
            problems.add(index.place, Text::tr("A Hash index has no order."), Text::tr("Leave out “sort”."));
        const auto type = scalar->kind == ScalarField::Kind::Scalar ? std::optional(scalar->scalar) : std::nullopt;
        const bool isUnknown = scalar->kind == ScalarField::Kind::Unsupported && field.operatorClassName.isEmpty();
        if (!field.isRaw && !isUnknown
            && !canBeIndexed(algorithm, field.operatorClassName, type, scalar->native, scalar->arity == Arity::List))
            problems.add(index.place, Text::tr("“%1” does not go with this type of index.").arg(field.field),
                         Text::tr("Take another type, or name an operator class with ops: raw(\"…\")."));
    }
    if (algorithm == IndexAlgorithm::SpGist && index.fields.size() > 1)
        problems.add(index.place, Text::tr("An SpGist index has one field."));
}

void checkKeys(const ModelDefinition &model, Problems &problems)
{
    if (model.isView)
        return;
    const auto isStrict = [&model](const IndexDefinition &key) {
        return key.kind != IndexKind::Index && key.predicate.isEmpty()
            && std::all_of(key.fields.begin(), key.fields.end(), [&model](const IndexedField &field) {
                   const ScalarField *scalar = model.scalar(field.field);
                   return !scalar
                       || (scalar->arity == Arity::Required && scalar->kind != ScalarField::Kind::Unsupported);
               });
    };
    const bool hasKey =
        (model.id && isStrict(*model.id)) || std::any_of(model.indexes.begin(), model.indexes.end(), isStrict);
    if (!hasKey && !model.isIgnored)
        problems.add(
            model.place, Text::tr("The model “%1” has no key.").arg(model.name),
            Text::tr("Add @id to a field that is required, or @@id, @unique, @@unique, or @@ignore to the model."));
}

} // namespace

void checkIndexes(const Datamodel &datamodel, Problems &problems)
{
    for (const ModelDefinition &model : datamodel.models) {
        checkKeys(model, problems);
        if (model.id) {
            checkFields(model, *model.id, problems);
            checkId(model, *model.id, problems);
        }
        for (const IndexDefinition &index : model.indexes) {
            checkFields(model, index, problems);
            checkTypes(model, index, problems);
        }
    }
}

} // namespace catalpa::prisma
