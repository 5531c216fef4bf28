// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/language/source.h"

#include <QtCore/QStringList>

#include <vector>

namespace catalpa::prisma {

struct Argument;

//! What stands behind an attribute, in parentheses, or behind an equals sign.
struct Expression {
    enum class Kind {
        Missing,
        Number, //!< text as it is written.
        String, //!< text without quotes.
        Constant, //!< text is a name, with dots perhaps.
        Function, //!< text is its name, arguments what stands in its parentheses.
        Array, //!< arguments are the elements, without names.
        Object //!< arguments are the members.
    };

    Kind kind = Kind::Missing;
    QString text;
    std::vector<Argument> arguments;
    Place place;
};

struct Argument {
    QString name; //!< Empty when it has none.
    Expression value;
    Place place;
};

struct Attribute {
    QString name; //!< Without @: "id", "db.VarChar".
    std::vector<Argument> arguments;
    Place place;
};

enum class Arity { Required, Optional, List };

struct Field {
    QString name;
    QString type; //!< Of Unsupported("…") the text inside.
    bool isUnsupported = false;
    Arity arity = Arity::Required;
    std::vector<Attribute> attributes;
    Place place;
};

//! A model, a view or a composite type.
struct Model {
    enum class Kind { Model, View, Type };

    Kind kind = Kind::Model;
    QString name;
    std::vector<Field> fields;
    std::vector<Attribute> attributes;
    Place place;
};

struct EnumValue {
    QString name;
    std::vector<Attribute> attributes;
    Place place;
};

struct Enum {
    QString name;
    std::vector<EnumValue> values;
    std::vector<Attribute> attributes;
    Place place;
};

//! A datasource or generator.
struct Block {
    QString kind;
    QString name;
    std::vector<Argument> properties;
    Place place;
};

//! All files of a schema, in their order.
struct Document {
    std::vector<Model> models;
    std::vector<Enum> enums;
    std::vector<Block> blocks;
};

} // namespace catalpa::prisma
