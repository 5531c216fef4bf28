// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/statementobject.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

QString plainNameOf(const sql::Node &object)
{
    if (object.is("RangeVar"_L1) || object.has("relname"_L1))
        return object.text("relname"_L1);
    for (const QLatin1String field : {"items"_L1, "names"_L1, "objname"_L1, "funcname"_L1}) {
        const QList<sql::Node> parts = object.list(field);
        if (!parts.isEmpty())
            return parts.constLast().kind().isEmpty() || parts.constLast().is("String"_L1)
                ? parts.constLast().text("sval"_L1)
                : plainNameOf(parts.constLast());
    }
    if (object.text("roletype"_L1) != "ROLESPEC_CSTRING"_L1 && object.has("roletype"_L1))
        return object.text("roletype"_L1).mid(int(qstrlen("ROLESPEC_")));
    for (const QLatin1String field : {"sval"_L1, "rolename"_L1, "priv_name"_L1}) {
        if (object.has(field))
            return object.text(field);
    }
    return {};
}

QStringList namePartsOf(const sql::Node &object)
{
    if (object.is("RangeVar"_L1) || object.has("relname"_L1)) {
        const QString schema = object.text("schemaname"_L1);
        return schema.isEmpty() ? QStringList{object.text("relname"_L1)}
                                : QStringList{schema, object.text("relname"_L1)};
    }
    for (const QLatin1String field : {"items"_L1, "names"_L1, "objname"_L1, "funcname"_L1}) {
        const QStringList parts = object.names(field);
        if (!parts.isEmpty())
            return parts;
    }
    return {plainNameOf(object)};
}

QString objectOf(const sql::Node &statement)
{
    for (const QLatin1String field :
         {"extname"_L1, "schemaname"_L1, "servername"_L1, "server_name"_L1, "fdwname"_L1, "plname"_L1, "dbname"_L1,
          "pubname"_L1, "subname"_L1, "trigname"_L1, "evtname"_L1, "tablespacename"_L1, "filename"_L1, "amname"_L1}) {
        if (!statement.text(field).isEmpty())
            return statement.text(field);
    }
    if (statement.is("CreateRoleStmt"_L1))
        return statement.text("role"_L1);
    if (statement.is("AlterRoleSetStmt"_L1) && !statement.has("role"_L1))
        return u"ALL"_s;
    for (const QLatin1String field : {"relation"_L1, "view"_L1, "table"_L1, "sequence"_L1, "typevar"_L1, "func"_L1,
                                      "opername"_L1, "role"_L1, "object"_L1, "base"_L1, "collation"_L1}) {
        if (statement.has(field))
            return field == "base"_L1 ? objectOf(statement.node(field)) : plainNameOf(statement.node(field));
    }
    for (const QLatin1String field : {"objects"_L1, "roles"_L1, "granted_roles"_L1}) {
        QStringList names;
        for (const sql::Node &object : statement.list(field))
            names += plainNameOf(object);
        if (!names.isEmpty())
            return names.join(", "_L1);
    }
    for (const QLatin1String field :
         {"typeName"_L1, "domainname"_L1, "defnames"_L1, "funcname"_L1, "collname"_L1, "opfamilyname"_L1}) {
        const QStringList names = statement.names(field);
        if (!names.isEmpty())
            return names.constLast();
    }
    return statement.text("name"_L1);
}

} // namespace catalpa::migrate
