// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/configuration.h"
#include "prisma/language/ast.h"
#include "prisma/schema/types.h"

namespace catalpa::prisma {

//! A field that is a column.
struct ScalarField {
    enum class Kind { Scalar, Enum, Unsupported };

    QString name;
    QString column; //!< Its name in the database.
    Kind kind = Kind::Scalar;
    ScalarType scalar = ScalarType::String;
    std::optional<NativeType> native = {}; //!< What stands behind @db.
    int enumIndex = -1;
    QString unsupported = {};
    Arity arity = Arity::Required;
    Default defaultValue = {};
    bool isFilledByClient = false; //!< Its default is a function of Prisma's client.
    bool isIgnored = false;
    Place place = {};
};

//! A field that leads to another model.
struct RelationField {
    QString name;
    int model = -1; //!< Where it leads.
    Arity arity = Arity::Required;
    QString relation = {}; //!< Its name where one is given.
    std::optional<QStringList> fields = {};
    std::optional<QStringList> references = {};
    std::optional<ReferentialAction> onDelete = {};
    std::optional<ReferentialAction> onUpdate = {};
    QString map = {};
    bool isIgnored = false;
    Place place = {};
};

struct IndexedField {
    QString field;
    SortOrder sort = SortOrder::None;
    std::optional<OperatorClass> operatorClass = {};
    bool isRaw = false; //!< The operator class was given with raw().
    QString operatorClassName = {}; //!< As it is written: "JsonbOps".
};

//! @id, @@id, @unique, @@unique or @@index.
struct IndexDefinition {
    enum class Kind { Id, Unique, Index };

    Kind kind = Kind::Index;
    bool isOnField = false;
    QList<IndexedField> fields = {};
    QString map = {};
    QString name = {}; //!< For the client only.
    std::optional<IndexAlgorithm> algorithm = {};
    QString predicate = {};
    Place place = {};

    QStringList fieldNames() const;
};

struct ModelDefinition {
    QString name;
    QString table; //!< Its name in the database.
    QString schema = {}; //!< Of @@schema.
    bool isView = false;
    bool isIgnored = false;
    QList<ScalarField> scalars = {};
    QList<RelationField> relations = {};
    std::optional<IndexDefinition> id = {};
    QList<IndexDefinition> indexes = {};
    Place place = {};

    const ScalarField *scalar(const QString &field) const; //!< Or null.
    const RelationField *relation(const QString &field) const; //!< Or null.
};

struct EnumDefinition {
    QString name;
    QString type; //!< Its name in the database.
    QString schema = {};
    QStringList values = {};
    QStringList mappedValues = {}; //!< The same in the database.
    Place place = {};
};

//! Two fields, or one, that are the two ends of a relation.
struct Relation {
    enum class Kind { OneToOne, OneToMany, ManyToMany };

    Kind kind = Kind::OneToMany;
    int model = -1; //!< That refers to the other; of ManyToMany that whose name comes first.
    int field = -1; //!< In its list of relations; -1 where only the other end is there.
    int otherModel = -1;
    int otherField = -1; //!< Or -1.
};

//! A whole schema, resolved.
struct Datamodel {
    Configuration configuration;
    QList<ModelDefinition> models;
    QList<EnumDefinition> enums;
    QList<Relation> relations;
};

} // namespace catalpa::prisma
