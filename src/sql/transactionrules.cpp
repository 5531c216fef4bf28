// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/transactionrules.h"

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

//! Nothing when the option is not given; an option without value is "true".
QString option(const QJsonObject &node, QLatin1String list, QLatin1String name)
{
    for (const QJsonValue each : node[list].toArray()) {
        const QJsonObject element = each.toObject()["DefElem"_L1].toObject();
        if (element["defname"_L1].toString() != name)
            continue;
        const QJsonObject value = element["arg"_L1].toObject();
        if (value.contains("Integer"_L1))
            return value["Integer"_L1].toObject()["ival"_L1].toInt() == 0 ? u"false"_s : u"true"_s;
        return value.isEmpty() ? u"true"_s : value["String"_L1].toObject()["sval"_L1].toString().toLower();
    }
    return {};
}

bool isOn(const QString &value)
{
    return value == "true"_L1 || value == "on"_L1;
}

bool isOff(const QString &value)
{
    return value == "false"_L1 || value == "off"_L1;
}

bool reindexRunsAlone(const QJsonObject &node)
{
    const QString kind = node["kind"_L1].toString();
    return isOn(option(node, "params"_L1, "concurrently"_L1))
        || (kind != "REINDEX_OBJECT_TABLE"_L1 && kind != "REINDEX_OBJECT_INDEX"_L1);
}

bool dropRunsAlone(const QJsonObject &node)
{
    return node["concurrent"_L1].toBool();
}

bool detachesConcurrently(const QJsonObject &node)
{
    const QJsonArray commands = node["cmds"_L1].toArray();
    return std::any_of(commands.begin(), commands.end(), [](const QJsonValue command) {
        const QJsonObject definition = command.toObject()["AlterTableCmd"_L1].toObject()["def"_L1].toObject();
        return definition["PartitionCmd"_L1].toObject()["concurrent"_L1].toBool();
    });
}

bool subscriptionRunsAlone(const QString &kind, const QJsonObject &node)
{
    const QLatin1String options = "options"_L1;
    if (kind == "CreateSubscriptionStmt"_L1)
        return !isOff(option(node, options, "connect"_L1)) && !isOff(option(node, options, "create_slot"_L1));
    if (kind == "DropSubscriptionStmt"_L1)
        return true; // Unless its slot was set to NONE, which only the database knows.
    const QString change = node["kind"_L1].toString();
    return change == "ALTER_SUBSCRIPTION_REFRESH"_L1
        || (change.endsWith("_PUBLICATION"_L1) && !isOff(option(node, options, "refresh"_L1)));
}

bool startsWith(const QByteArrayList &words, const QByteArrayList &beginning)
{
    return words.first(std::min(words.size(), beginning.size())) == beginning;
}

} // namespace

bool treeRunsAlone(const QJsonObject &tree)
{
    static const QStringList always{u"AlterSystemStmt"_s, u"CreatedbStmt"_s, u"DropdbStmt"_s, u"CreateTableSpaceStmt"_s,
                                    u"DropTableSpaceStmt"_s};
    const QString kind = tree.isEmpty() ? QString() : tree.constBegin().key();
    const QJsonObject node = tree[kind].toObject();
    if (always.contains(kind))
        return true;
    if (kind == "IndexStmt"_L1 || kind == "DropStmt"_L1)
        return dropRunsAlone(node);
    if (kind == "ReindexStmt"_L1)
        return reindexRunsAlone(node);
    if (kind == "VacuumStmt"_L1)
        return node["is_vacuumcmd"_L1].toBool();
    if (kind == "ClusterStmt"_L1)
        return !node.contains("relation"_L1);
    if (kind == "AlterTableStmt"_L1)
        return detachesConcurrently(node);
    if (kind == "AlterDatabaseStmt"_L1)
        return !option(node, "options"_L1, "tablespace"_L1).isEmpty();
    if (kind == "DiscardStmt"_L1)
        return node["target"_L1].toString() == "DISCARD_ALL"_L1;
    if (kind == "TransactionStmt"_L1)
        return node["kind"_L1].toString().endsWith("_PREPARED"_L1);
    return kind.endsWith("SubscriptionStmt"_L1) && subscriptionRunsAlone(kind, node);
}

bool wordsRunAlone(const QByteArrayList &words)
{
    static const QList<QByteArrayList> always{{"VACUUM"},
                                              {"ALTER", "SYSTEM"},
                                              {"CREATE", "DATABASE"},
                                              {"DROP", "DATABASE"},
                                              {"CREATE", "TABLESPACE"},
                                              {"DROP", "TABLESPACE"},
                                              {"CREATE", "SUBSCRIPTION"},
                                              {"DROP", "SUBSCRIPTION"},
                                              {"REINDEX", "DATABASE"},
                                              {"REINDEX", "SYSTEM"},
                                              {"REINDEX", "SCHEMA"},
                                              {"DISCARD", "ALL"},
                                              {"COMMIT", "PREPARED"},
                                              {"ROLLBACK", "PREPARED"}};
    if (std::any_of(always.cbegin(), always.cend(),
                    [&words](const QByteArrayList &beginning) { return startsWith(words, beginning); }))
        return true;
    static const QList<QByteArrayList> concurrent{{"CREATE", "INDEX"},
                                                  {"CREATE", "UNIQUE", "INDEX"},
                                                  {"DROP", "INDEX"},
                                                  {"REINDEX", "TABLE"},
                                                  {"REINDEX", "INDEX"}};
    const bool concurrently = words.contains("CONCURRENTLY");
    if (startsWith(words, {"ALTER", "TABLE"}))
        return concurrently && words.contains("DETACH");
    return std::any_of(concurrent.cbegin(), concurrent.cend(), [&](const QByteArrayList &beginning) {
        return startsWith(words, beginning) && words.value(beginning.size()) == "CONCURRENTLY";
    });
}

} // namespace catalpa::sql
