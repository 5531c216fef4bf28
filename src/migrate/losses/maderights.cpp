// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/maderights.h"

#include "sql/parsetree.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

bool isForEverybody(const sql::Node &statement)
{
    const QList<sql::Node> grantees = statement.list("grantees"_L1);
    return statement.is("GrantStmt"_L1) && statement.text("targtype"_L1) == "ACL_TARGET_OBJECT"_L1
        && std::any_of(grantees.cbegin(), grantees.cend(),
                       [](const sql::Node &grantee) { return grantee.text("roletype"_L1) == "ROLESPEC_PUBLIC"_L1; });
}

//! What a right is on, within the schema catalpa.
QStringList placesOf(const sql::Node &statement)
{
    const QString type = statement.text("objtype"_L1);
    QStringList places;
    for (const sql::Node &object : statement.list("objects"_L1)) {
        if (type == "OBJECT_SCHEMA"_L1 && object.text("sval"_L1) == "catalpa"_L1)
            places += u"schema catalpa"_s;
        else if (type == "OBJECT_FUNCTION"_L1 && object.names("objname"_L1).value(0) == "catalpa"_L1)
            places += signatureOf(object.names("objname"_L1).value(1), object.list("objargs"_L1));
        else if (object.text("schemaname"_L1) == "catalpa"_L1)
            places += object.text("relname"_L1);
    }
    return places;
}

QStringList rightsIn(const sql::Node &statement, bool isGiven)
{
    QStringList rights;
    if (!isForEverybody(statement))
        return rights;
    for (const QString &place : placesOf(statement)) {
        for (const sql::Node &right : statement.list("privileges"_L1)) {
            const QString of = (isGiven ? u"right to "_s : u"no right to "_s) + right.text("priv_name"_L1).toUpper();
            const QStringList columns = right.names("cols"_L1);
            for (const QString &column : columns)
                rights += of + u' ' + column + " on "_L1 + place;
            if (columns.isEmpty())
                rights += of + " on "_L1 + place;
        }
    }
    return rights;
}

} // namespace

QStringList rightsMadeBy(const sql::Node &statement)
{
    return rightsIn(statement, statement.flag("is_grant"_L1));
}

QStringList rightsRemovedBy(const sql::Node &statement)
{
    return rightsIn(statement, !statement.flag("is_grant"_L1));
}

QString typeOf(const sql::Node &type)
{
    const QStringList names = type.names("names"_L1);
    return names.isEmpty() ? QString() : (type.list("arrayBounds"_L1).isEmpty() ? u""_s : u"_"_s) + names.constLast();
}

QString signatureOf(const QString &name, const QList<sql::Node> &types)
{
    QStringList words;
    for (const sql::Node &type : types)
        words += typeOf(type);
    return name + u'(' + words.join(", "_L1) + u')';
}

} // namespace catalpa::migrate
