// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/objectnames.h"

#include "sql/identifier.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

//! libpg_query writes a table as {"relname": …, "schemaname": …}, and what DROP names as a list of its parts.
//! Source: pganalyze/libpg_query, protobuf/pg_query.proto, RangeVar and DropStmt.
bool isNamedWithSchema(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), isNamedWithSchema);
    }
    if (!value.isObject())
        return true;
    const QJsonObject object = value.toObject();
    if (object.contains("relname"_L1) && !object.contains("schemaname"_L1))
        return false;
    return std::all_of(object.begin(), object.end(), isNamedWithSchema);
}

bool dropsWithSchema(const QJsonObject &drop)
{
    const QJsonArray objects = drop["objects"_L1].toArray();
    return std::all_of(objects.begin(), objects.end(),
                       [](const QJsonValue &object) { return object["List"_L1]["items"_L1].toArray().size() >= 2; });
}

} // namespace

bool namesItsSchemas(const QJsonObject &tree)
{
    if (tree.contains("DropStmt"_L1))
        return dropsWithSchema(tree["DropStmt"_L1].toObject());
    return !tree.isEmpty() && isNamedWithSchema(tree);
}

std::optional<MadeIndex> indexMadeBy(const QJsonObject &tree)
{
    const QJsonObject statement = tree["IndexStmt"_L1].toObject();
    const QString name = statement["idxname"_L1].toString();
    if (!statement["concurrent"_L1].toBool() || name.isEmpty())
        return {};
    const QJsonObject table = statement["relation"_L1].toObject();
    QByteArray quoted = quotedName(table["relname"_L1].toString());
    if (table.contains("schemaname"_L1))
        quoted.prepend(quotedName(table["schemaname"_L1].toString()) + '.');
    return MadeIndex{name, QString::fromUtf8(quoted)};
}

} // namespace catalpa::sql
