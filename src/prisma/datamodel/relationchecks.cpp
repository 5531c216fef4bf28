// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/relationchecks.h"

#include "base/text.h"
#include "prisma/schema/nativetype.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

class RelationChecks final {
public:
    RelationChecks(const Datamodel &datamodel, const Relation &relation, Problems &problems)
        : m_datamodel(datamodel)
        , m_relation(relation)
        , m_problems(problems)
    {
    }

    void check();

private:
    const ModelDefinition &model() const { return m_datamodel.models.at(m_relation.model); }
    const ModelDefinition &otherModel() const { return m_datamodel.models.at(m_relation.otherModel); }
    const RelationField &field() const { return model().relations.at(m_relation.field); }
    const RelationField &otherField() const { return otherModel().relations.at(m_relation.otherField); }

    void manyToMany();
    void singleId(const ModelDefinition &end, const RelationField &field);
    void ends();
    void foreignKey();
    bool fieldsExist(const QStringList &names, const ModelDefinition &where);
    void types();
    void arity();
    void referenced();
    void uniqueness();
    void actions(const RelationField &field);
    void ignored(const ModelDefinition &from, const RelationField &field);

    const Datamodel &m_datamodel;
    const Relation &m_relation;
    Problems &m_problems;
};

void RelationChecks::check()
{
    if (m_relation.field < 0)
        return m_problems.add(otherField().place,
                              Text::tr("“%1” in “%2” lacks its other end in “%3”.")
                                  .arg(otherField().name, otherModel().name, model().name),
                              Text::tr("Add a field of type %1 there, with @relation(fields: […], references: […]).")
                                  .arg(otherModel().name));
    if (m_relation.otherField < 0)
        return m_problems.add(
            field().place,
            Text::tr("“%1” in “%2” lacks its other end in “%3”.").arg(field().name, model().name, otherModel().name),
            Text::tr("Add a field of type %1[] or %1? there.").arg(model().name));
    ignored(model(), field());
    ignored(otherModel(), otherField());
    if (m_relation.kind == Relation::Kind::ManyToMany)
        return manyToMany();
    ends();
    if (m_problems.isEmpty())
        foreignKey();
}

void RelationChecks::ignored(const ModelDefinition &from, const RelationField &field)
{
    if (m_datamodel.models.at(field.model).isIgnored && !from.isIgnored && !field.isIgnored)
        m_problems.add(field.place, Text::tr("“%1” leads to a model that is ignored.").arg(field.name),
                       Text::tr("Add @ignore to it."));
}

void RelationChecks::manyToMany()
{
    singleId(model(), field());
    singleId(otherModel(), otherField());
    for (const RelationField &each : {field(), otherField()}) {
        if (each.fields || each.references || each.onDelete || each.onUpdate)
            m_problems.add(each.place,
                           Text::tr("“%1” is a many-to-many relation, so it takes nothing but a name.").arg(each.name));
    }
}

void RelationChecks::singleId(const ModelDefinition &end, const RelationField &field)
{
    if (end.isView || (end.id && end.id->fields.size() == 1))
        return;
    m_problems.add(
        field.place,
        Text::tr("A many-to-many relation needs a primary key of one field, which “%1” lacks.").arg(end.name),
        Text::tr("Write the table between the two as a model of its own."));
}

void RelationChecks::ends()
{
    const RelationField &own = field();
    const RelationField &other = otherField();
    if (!own.fields || !own.references || own.fields->isEmpty() || own.references->isEmpty())
        m_problems.add(
            own.place,
            Text::tr("“%1” does not say with which fields it refers to “%2”.").arg(own.name, otherModel().name),
            Text::tr("Write @relation(fields: [%1Id], references: [id]), for instance.").arg(own.name));
    if (other.fields || other.references || other.onDelete || other.onUpdate)
        m_problems.add(other.place, Text::tr("Both ends of the relation of “%1” say how they are tied.").arg(own.name),
                       Text::tr("Leave it out on “%1”.").arg(other.name));
    if (other.arity == Arity::Required)
        m_problems.add(other.place, Text::tr("The database cannot make sure that there is a “%1”.").arg(other.name),
                       Text::tr("Make it optional: %1?.").arg(model().name));
}

void RelationChecks::foreignKey()
{
    if (!fieldsExist(*field().fields, model()) || !fieldsExist(*field().references, otherModel()))
        return;
    if (field().fields->size() != field().references->size())
        return m_problems.add(field().place,
                              Text::tr("“%1” names a different number of fields and references.").arg(field().name));
    types();
    arity();
    referenced();
    if (m_relation.kind == Relation::Kind::OneToOne)
        uniqueness();
    actions(field());
}

bool RelationChecks::fieldsExist(const QStringList &names, const ModelDefinition &where)
{
    for (const QString &name : names) {
        if (!where.scalar(name))
            m_problems.add(field().place, Text::tr("“%1” has no field “%2” that is a column.").arg(where.name, name));
        if (names.count(name) > 1)
            m_problems.add(field().place, Text::tr("The field “%1” is there twice.").arg(name));
    }
    return m_problems.isEmpty();
}

void RelationChecks::types()
{
    for (qsizetype i = 0; i < field().fields->size(); ++i) {
        const ScalarField &own = *model().scalar(field().fields->at(i));
        const ScalarField &other = *otherModel().scalar(field().references->at(i));
        const bool isSame = own.kind == other.kind && own.enumIndex == other.enumIndex
            && own.unsupported == other.unsupported
            && (own.kind != ScalarField::Kind::Scalar || own.scalar == other.scalar);
        if (!isSame)
            m_problems.add(field().place,
                           Text::tr("“%1” and “%2.%3” differ in type.").arg(own.name, otherModel().name, other.name));
    }
}

void RelationChecks::arity()
{
    if (field().arity != Arity::Required)
        return;
    for (const QString &name : *field().fields) {
        if (model().scalar(name)->arity == Arity::Optional)
            return m_problems.add(
                field().place, Text::tr("“%1” cannot be required, because “%2” is optional.").arg(field().name, name),
                Text::tr("Make both optional, or both required."));
    }
}

void RelationChecks::referenced()
{
    QStringList wanted = *field().references;
    wanted.sort();
    const auto covers = [&wanted](const IndexDefinition &index) {
        QStringList names = index.fieldNames();
        names.sort();
        return names == wanted && index.predicate.isEmpty();
    };
    if (otherModel().id && covers(*otherModel().id))
        return;
    for (const IndexDefinition &index : otherModel().indexes) {
        if (index.kind == IndexDefinition::Kind::Unique && covers(index))
            return;
    }
    m_problems.add(
        field().place,
        Text::tr("“%1” refers to fields of “%2” that need not be unique there.").arg(field().name, otherModel().name),
        Text::tr("Refer to its @id, or add @@unique([%1]) there.").arg(field().references->join(u", "_s)));
}

void RelationChecks::uniqueness()
{
    QStringList wanted = *field().fields;
    wanted.sort();
    QList<IndexDefinition> keys = model().indexes;
    if (model().id)
        keys += *model().id;
    for (const IndexDefinition &key : keys) {
        QStringList names = key.fieldNames();
        names.sort();
        if (key.kind != IndexDefinition::Kind::Index && names == wanted)
            return;
    }
    m_problems.add(field().place,
                   Text::tr("“%1” is a one-to-one relation, so its fields have to be unique.").arg(field().name),
                   wanted.size() == 1 ? Text::tr("Add @unique to “%1”.").arg(wanted.first())
                                      : Text::tr("Add @@unique([%1]).").arg(wanted.join(u", "_s)));
}

void RelationChecks::actions(const RelationField &field)
{
    if (m_datamodel.configuration.hasForeignKeys)
        return;
    for (const auto &action : {field.onDelete, field.onUpdate}) {
        if (action == ReferentialAction::SetDefault || action == ReferentialAction::NoAction)
            m_problems.add(field.place, Text::tr("relationMode = \"prisma\" has no action SetDefault or NoAction."));
    }
}

} // namespace

void checkRelations(const Datamodel &datamodel, Problems &problems)
{
    for (const Relation &relation : datamodel.relations) {
        Problems own;
        RelationChecks(datamodel, relation, own).check();
        for (const Problem &problem : own.list())
            problems.add(problem.place, problem.message, problem.hint);
    }
}

} // namespace catalpa::prisma
