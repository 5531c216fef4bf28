// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/indexreader.h"

#include "base/text.h"
#include "prisma/datamodel/attributereader.h"
#include "prisma/datamodel/operatorclasses.h"
#include "prisma/datamodel/predicates.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using IndexKind = IndexDefinition::Kind;

SortOrder sortOf(const Expression &word, Problems &problems)
{
    if (word.kind == Expression::Kind::Constant && word.text == u"Desc")
        return SortOrder::Descending;
    if (word.kind != Expression::Kind::Constant || word.text != u"Asc")
        problems.add(word.place, Text::tr("There is no order “%1”.").arg(word.text), Text::tr("Take Asc or Desc."));
    return SortOrder::Ascending;
}

void readOperatorClass(IndexedField &field, const Expression &value, IndexAlgorithm algorithm, Problems &problems)
{
    const bool isRaw = value.kind == Expression::Kind::Function && value.text == u"raw" && value.arguments.size() == 1;
    if (isRaw && value.arguments.front().value.kind == Expression::Kind::String) {
        field.isRaw = true;
        field.operatorClass = OperatorClass{value.arguments.front().value.text, false};
        return;
    }
    field.operatorClassName = value.text;
    field.operatorClass = operatorClassNamed(value.text, algorithm);
    if (!field.operatorClass)
        problems.add(value.place, Text::tr("The operator class “%1” does not go with this index.").arg(value.text),
                     Text::tr("Write raw(\"name\") for one that Prisma does not know."));
}

//! "title" or "title(sort: Desc, ops: raw("…"))".
IndexedField indexedField(const Expression &element, IndexAlgorithm algorithm, Problems &problems)
{
    IndexedField field{element.text};
    if (element.kind != Expression::Kind::Constant && element.kind != Expression::Kind::Function)
        problems.add(element.place, Text::tr("An index names fields."), Text::tr("Write [name, other]."));
    for (const Argument &argument : element.arguments) {
        if (argument.name == u"sort")
            field.sort = sortOf(argument.value, problems);
        else if (argument.name == u"ops")
            readOperatorClass(field, argument.value, algorithm, problems);
        else
            problems.add(argument.place, Text::tr("PostgreSQL's indexes take sort and ops here."));
    }
    return field;
}

void readFields(IndexDefinition &index, const Expression *list, Problems &problems)
{
    const IndexAlgorithm algorithm = index.algorithm.value_or(IndexAlgorithm::BTree);
    if (!list)
        return problems.add(index.place, Text::tr("The fields are missing."), Text::tr("Write [name, other]."));
    if (list->kind != Expression::Kind::Array) {
        index.fields += indexedField(*list, algorithm, problems);
        return;
    }
    for (const Argument &element : list->arguments)
        index.fields += indexedField(element.value, algorithm, problems);
    if (index.fields.isEmpty())
        problems.add(index.place, Text::tr("The list of fields is empty."));
}

void readPredicate(IndexDefinition &index, AttributeReader &reader, const ModelDefinition &model,
                   const Configuration &configuration)
{
    const Expression *where = reader.take(u"where"_s);
    if (!where)
        return;
    if (!configuration.hasPartialIndexes)
        reader.problem(Text::tr("Partial indexes are a preview feature of Prisma."),
                       Text::tr("Add previewFeatures = [\"partialIndexes\"] to a generator."));
    index.predicate = predicateOf(*where, model, reader.problems());
}

void refuseClustered(AttributeReader &reader)
{
    if (reader.take(u"clustered"_s))
        reader.problem(Text::tr("PostgreSQL has no clustered indexes in Prisma."));
}

IndexDefinition fieldIndex(IndexKind kind, const QString &field, const Attribute &attribute,
                           const ModelDefinition &model, const Configuration &configuration, Problems &problems)
{
    AttributeReader reader(attribute, problems);
    IndexDefinition index{kind, true, {{field}}, reader.takeText(u"map"_s), {}, {}, {}, attribute.place};
    if (const Expression *sort = reader.take(u"sort"_s))
        index.fields.front().sort = sortOf(*sort, problems);
    if (kind == IndexKind::Unique)
        readPredicate(index, reader, model, configuration);
    refuseClustered(reader);
    reader.finish();
    return index;
}

void readAlgorithm(IndexDefinition &index, AttributeReader &reader)
{
    const QString word = reader.takeWord(u"type"_s);
    if (word.isEmpty())
        return;
    index.algorithm = indexAlgorithmNamed(word);
    if (!index.algorithm)
        reader.problem(Text::tr("There is no type of index “%1”.").arg(word),
                       Text::tr("Take BTree, Hash, Gist, Gin, SpGist or Brin."));
}

IndexDefinition modelIndex(IndexKind kind, const Attribute &attribute, const ModelDefinition &model,
                           const Configuration &configuration, Problems &problems)
{
    AttributeReader reader(attribute, problems);
    IndexDefinition index;
    index.kind = kind;
    index.place = attribute.place;
    index.map = reader.takeText(u"map"_s);
    index.name = reader.takeText(u"name"_s);
    if (kind == IndexKind::Index) {
        readAlgorithm(index, reader);
        if (!index.name.isEmpty() && !index.map.isEmpty())
            reader.problem(Text::tr("“name” is the old word for “map” here."), Text::tr("Leave out “name”."));
        else if (index.map.isEmpty())
            index.map = std::exchange(index.name, {});
    }
    readFields(index, reader.takeFirst(u"fields"_s), problems);
    if (kind != IndexKind::Id)
        readPredicate(index, reader, model, configuration);
    refuseClustered(reader);
    reader.finish();
    return index;
}

void setId(ModelDefinition &model, IndexDefinition id, Problems &problems)
{
    if (model.id)
        return problems.add(id.place, Text::tr("The model “%1” has a second primary key.").arg(model.name),
                            Text::tr("Name all of its fields in one @@id([one, other])."));
    model.id = std::move(id);
}

} // namespace

void readIndexes(ModelDefinition &model, const Model &source, const Configuration &configuration, Problems &problems)
{
    for (const Field &field : source.fields) {
        if (!model.scalar(field.name))
            continue;
        if (const Attribute *id = attributeNamed(field.attributes, u"id"_s, problems))
            setId(model, fieldIndex(IndexKind::Id, field.name, *id, model, configuration, problems), problems);
        if (const Attribute *unique = attributeNamed(field.attributes, u"unique"_s, problems))
            model.indexes += fieldIndex(IndexKind::Unique, field.name, *unique, model, configuration, problems);
    }
    if (const Attribute *id = attributeNamed(source.attributes, u"id"_s, problems))
        setId(model, modelIndex(IndexKind::Id, *id, model, configuration, problems), problems);
    for (const auto &[name, kind] :
         {std::pair(u"index"_s, IndexKind::Index), std::pair(u"unique"_s, IndexKind::Unique)}) {
        for (const Attribute &attribute : source.attributes) {
            if (attribute.name == name)
                model.indexes += modelIndex(kind, attribute, model, configuration, problems);
        }
    }
}

} // namespace catalpa::prisma
