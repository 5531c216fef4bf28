// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/relations.h"

#include "base/text.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

//! One field, and the field of the same relation at the other end.
struct Ends {
    const ModelDefinition &model;
    const RelationField &field;
    const ModelDefinition &otherModel;
    const RelationField *other; //!< Or null.

    bool isSelf() const { return &model == &otherModel; }
    //! Whether this end comes after the other by name.
    bool isLater() const
    {
        return std::make_tuple(model.name.toUtf8(), field.name.toUtf8())
            > std::make_tuple(otherModel.name.toUtf8(), other->name.toUtf8());
    }
};

int oppositeOf(const QList<ModelDefinition> &models, int model, int field)
{
    const RelationField &own = models.at(model).relations.at(field);
    const QList<RelationField> &candidates = models.at(own.model).relations;
    for (int i = 0; i < candidates.size(); ++i) {
        const RelationField &other = candidates.at(i);
        if (other.model == model && other.relation == own.relation && !(own.model == model && i == field))
            return i;
    }
    return -1;
}

//! What relation \a ends are seen from the first of them; nothing when the other end makes it.
std::optional<Relation::Kind> kindOf(const Ends &ends)
{
    using RelationKind = Relation::Kind;
    const Arity own = ends.field.arity;
    if (!ends.other) {
        if (own == Arity::List)
            return std::nullopt;
        for (const IndexDefinition &index : ends.model.indexes) {
            if (index.kind == IndexDefinition::Kind::Unique && ends.field.fields == index.fieldNames())
                return RelationKind::OneToOne;
        }
        return RelationKind::OneToMany;
    }
    const Arity other = ends.other->arity;
    if (own == Arity::List) {
        if (other != Arity::List)
            return std::nullopt;
        const bool isLater = ends.isSelf() ? ends.field.name.toUtf8() > ends.other->name.toUtf8()
                                           : ends.model.name.toUtf8() > ends.otherModel.name.toUtf8();
        return isLater ? std::nullopt : std::optional(RelationKind::ManyToMany);
    }
    if (other == Arity::List)
        return RelationKind::OneToMany;
    if (own == Arity::Required && other == Arity::Optional)
        return RelationKind::OneToOne;
    if (own == Arity::Optional && other == Arity::Required)
        return std::nullopt;
    if (own == Arity::Optional && ends.field.fields)
        return RelationKind::OneToOne;
    if (own == Arity::Optional && ends.other->fields)
        return std::nullopt;
    return ends.isLater() ? std::nullopt : std::optional(RelationKind::OneToOne);
}

//! How many fields of \a model could be one end of the relation that \a field is of.
int rivals(const ModelDefinition &model, const RelationField &field)
{
    return int(std::count_if(model.relations.begin(), model.relations.end(), [&](const RelationField &other) {
        return other.model == field.model && other.relation == field.relation;
    }));
}

bool isAmbiguous(const QList<ModelDefinition> &models, int model, const RelationField &field)
{
    const int count = rivals(models.at(model), field);
    const bool isNamedPair = field.model == model && count == 2 && !field.relation.isEmpty();
    return count > 1 && !isNamedPair;
}

} // namespace

QList<Relation> relationsOf(const QList<ModelDefinition> &models, Problems &problems)
{
    QList<Relation> relations;
    for (int model = 0; model < models.size(); ++model) {
        for (int field = 0; field < models.at(model).relations.size(); ++field) {
            const RelationField &own = models.at(model).relations.at(field);
            if (isAmbiguous(models, model, own)) {
                problems.add(own.place,
                             Text::tr("Several fields of “%1” lead to “%2”, and it is not clear to which relation “%3” "
                                      "belongs.")
                                 .arg(models.at(model).name, models.at(own.model).name, own.name),
                             Text::tr("Give each relation a name of its own: @relation(\"name\"), on both ends."));
                continue;
            }
            const int other = oppositeOf(models, model, field);
            const Ends ends{models.at(model), own, models.at(own.model),
                            other < 0 ? nullptr : &models.at(own.model).relations.at(other)};
            if (const auto kind = kindOf(ends))
                relations += Relation{*kind, model, field, own.model, other};
            else if (!ends.other)
                relations += Relation{Relation::Kind::OneToMany, own.model, -1, model, field};
        }
    }
    return relations;
}

QString relationName(const QList<ModelDefinition> &models, const Relation &relation)
{
    const RelationField &field = models.at(relation.model).relations.at(relation.field);
    if (!field.relation.isEmpty())
        return field.relation;
    const QString one = models.at(relation.model).name;
    const QString other = models.at(relation.otherModel).name;
    return one.toUtf8() < other.toUtf8() ? one + u"To"_s + other : other + u"To"_s + one;
}

} // namespace catalpa::prisma
