// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/columntype.h"

#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QString plainType(const QString &type)
{
    static const QHash<QString, QString> serials{{u"serial"_s, u"int4"_s},      {u"serial4"_s, u"int4"_s},
                                                 {u"smallserial"_s, u"int2"_s}, {u"serial2"_s, u"int2"_s},
                                                 {u"bigserial"_s, u"int8"_s},   {u"serial8"_s, u"int8"_s}};
    return serials.value(type, type);
}

bool hasPrecision(const QString &type)
{
    static const QStringList types{u"timestamp"_s, u"timestamptz"_s, u"time"_s, u"timetz"_s};
    return types.contains(type);
}

//! At least as wide, in a type whose rows say their own length or precision.
bool isWider(const ColumnFact &from, const ColumnFact &to)
{
    if (from.modifiers == to.modifiers)
        return true;
    if (from.type == "varchar"_L1 || from.type == "varbit"_L1)
        return to.modifiers.isEmpty() || (!from.modifiers.isEmpty() && to.modifiers.first() >= from.modifiers.first());
    if (from.type == "numeric"_L1)
        return to.modifiers.isEmpty()
            || (!from.modifiers.isEmpty() && to.modifiers.first() >= from.modifiers.first()
                && to.modifiers.value(1) == from.modifiers.value(1));
    constexpr int finest = 6;
    return hasPrecision(from.type) && to.modifiers.value(0, finest) >= from.modifiers.value(0, finest);
}

bool isText(const QString &type)
{
    return type == "text"_L1 || type == "varchar"_L1;
}

//! The place of a type among those of which each holds all values of those before it; -1 outside.
qsizetype rank(const QString &type, const QStringList &ladder)
{
    return ladder.indexOf(type);
}

} // namespace

ColumnFact columnFact(const sql::Node &definition)
{
    const sql::Node typeName = definition.node("typeName"_L1);
    const QString type = typeName.names("names"_L1).value(typeName.list("names"_L1).size() - 1);
    ColumnFact column{.name = definition.text("colname"_L1), .type = plainType(type), .made = true};
    column.modifiers = typeName.numbers("typmods"_L1);
    if (column.type == "numeric"_L1 && column.modifiers.size() == 1)
        column.modifiers += 0;
    if (typeName.has("arrayBounds"_L1))
        column.type.prepend(u'_');
    column.notNull = isSerial(typeName);
    for (const sql::Node &constraint : definition.list("constraints"_L1)) {
        const QString kind = constraint.text("contype"_L1);
        column.notNull = column.notNull || kind == "CONSTR_NOTNULL"_L1 || kind == "CONSTR_PRIMARY"_L1
            || kind == "CONSTR_IDENTITY"_L1;
    }
    return column;
}

bool isSerial(const sql::Node &typeName)
{
    const QString type = typeName.names("names"_L1).value(0);
    return plainType(type) != type;
}

bool keepsRows(const ColumnFact &from, const ColumnFact &to)
{
    if (from.type == to.type)
        return isWider(from, to);
    if (isText(from.type) && isText(to.type))
        return to.modifiers.isEmpty();
    return from.type == "cidr"_L1 && to.type == "inet"_L1;
}

bool keepsValues(const ColumnFact &from, const ColumnFact &to)
{
    static const QStringList numbers{u"int2"_s, u"int4"_s, u"int8"_s, u"numeric"_s};
    static const QStringList floats{u"float4"_s, u"float8"_s};
    if (keepsRows(from, to) || (isText(to.type) && to.modifiers.isEmpty()))
        return true;
    if (from.type == to.type)
        return from.type == "bpchar"_L1 && to.modifiers.value(0, 1) >= from.modifiers.value(0, 1);
    for (const QStringList &ladder : {numbers, floats}) {
        const qsizetype old = rank(from.type, ladder);
        if (old >= 0 && rank(to.type, ladder) > old)
            return to.modifiers.isEmpty();
    }
    return (from.type == "json"_L1 && to.type == "jsonb"_L1)
        || (from.type == "date"_L1 && hasPrecision(to.type) && to.type.startsWith("timestamp"_L1));
}

bool isVolatile(const sql::Node &expression, const QSet<QString> &volatileFunctions)
{
    static const QSet<QString> known{u"random"_s,    u"gen_random_uuid"_s, u"clock_timestamp"_s,
                                     u"timeofday"_s, u"nextval"_s,         u"setval"_s,
                                     u"currval"_s,   u"lastval"_s,         u"pg_current_xact_id"_s};
    bool found = false;
    expression.visit([&](const sql::Node &node) {
        if (!node.is("FuncCall"_L1))
            return;
        const QStringList name = node.names("funcname"_L1);
        found = found || known.contains(name.value(name.size() - 1))
            || volatileFunctions.contains(name.value(name.size() - 1));
    });
    return found;
}

} // namespace catalpa::migrate
