// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/looks.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outlook)
};

QString indexName(const Node &statement, const QString &table)
{
    QString name = statement.text("idxname"_L1);
    if (name.isEmpty()) {
        QStringList parts{plainName(table)};
        for (const Node &part : statement.list("indexParams"_L1))
            parts += part.has("name"_L1) ? part.text("name"_L1) : u"expr"_s;
        name = (parts + QStringList{u"idx"_s}).join(u'_');
    }
    return table.section(u'.', 0, 0) + u'.' + name;
}

void createIndex(Look &look, const Node &statement)
{
    Scene &scene = look.scene();
    const QString table = scene.nameOf(statement.node("relation"_L1));
    const QString index = indexName(statement, table);
    const bool concurrent = statement.flag("concurrent"_L1);
    look.does(Words::tr("Makes an index on “%1”.").arg(plainName(table)));
    look.lock(table, concurrent ? Lock::ShareUpdateExclusive : Lock::Share);
    if (statement.flag("if_not_exists"_L1) && scene.tableOfIndex(index) == table)
        return;
    look.takes(Look::Work::IndexBuild, table, concurrent ? Pace::concurrentIndex : Pace::index);
    if (!concurrent)
        look.warnIfLarge(Rule::RequireConcurrentIndexCreation, table);
    scene.add(IndexFact{index, table});
}

void dropIndex(Look &look, const QStringList &name, bool concurrent)
{
    const QString index = look.scene().nameOf(name);
    const QString table = look.scene().tableOfIndex(index);
    look.does(Words::tr("Removes the index “%1”.").arg(plainName(index)));
    if (table.isEmpty())
        return;
    look.lock(table, concurrent ? Lock::ShareUpdateExclusive : Lock::AccessExclusive);
    if (!concurrent)
        look.warnIfLarge(Rule::RequireConcurrentIndexDeletion, table);
    look.scene().removeIndex(index);
}

bool isConcurrent(const Node &statement)
{
    const QList<Node> options = statement.list("params"_L1);
    return std::any_of(options.cbegin(), options.cend(), [](const Node &option) {
        return option.text("defname"_L1) == "concurrently"_L1 && !option.has("arg"_L1);
    });
}

void reindex(Look &look, const Node &statement)
{
    Scene &scene = look.scene();
    QString table = scene.nameOf(statement.node("relation"_L1));
    const QString kind = statement.text("kind"_L1);
    if (kind == "REINDEX_OBJECT_INDEX"_L1)
        table = scene.tableOfIndex(table);
    else if (kind != "REINDEX_OBJECT_TABLE"_L1)
        return look.does(Words::tr("Makes all indexes anew."));
    const bool concurrent = isConcurrent(statement);
    const qsizetype indexes = kind == "REINDEX_OBJECT_INDEX"_L1
        ? 1
        : std::count_if(scene.facts().indexes.cbegin(), scene.facts().indexes.cend(),
                        [&table](const IndexFact &each) { return each.table == table; });
    look.does(Words::tr("Makes indexes of “%1” anew.").arg(plainName(table)));
    look.lock(table, concurrent ? Lock::ShareUpdateExclusive : Lock::Share);
    for (qsizetype at = 0; at < indexes; ++at)
        look.takes(Look::Work::IndexBuild, table, concurrent ? Pace::concurrentIndex : Pace::index);
}

void cluster(Look &look, const Node &statement)
{
    if (!statement.has("relation"_L1))
        return look.does(Words::tr("Sorts tables anew."));
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    look.does(Words::tr("Sorts “%1” anew.").arg(plainName(table)));
    look.lock(table, Lock::AccessExclusive);
    look.takes(Look::Work::Rewrite, table, Pace::rewrite);
}

bool isFull(const Node &statement)
{
    const QList<Node> options = statement.list("options"_L1);
    return std::any_of(options.cbegin(), options.cend(),
                       [](const Node &option) { return option.text("defname"_L1) == "full"_L1; });
}

void vacuum(Look &look, const Node &statement)
{
    const bool full = statement.flag("is_vacuumcmd"_L1) && isFull(statement);
    look.does(statement.flag("is_vacuumcmd"_L1)
                  ? Words::tr("Tidies up tables.")
                  : Words::tr("Counts what is in tables, so that searches are planned well."));
    for (const Node &relation : statement.list("rels"_L1)) {
        const QString table = look.scene().nameOf(relation.node("relation"_L1));
        look.lock(table, full ? Lock::AccessExclusive : Lock::ShareUpdateExclusive);
        look.takes(full ? Look::Work::Rewrite : Look::Work::Scan, table, full ? Pace::rewrite : Pace::scan);
    }
}

} // namespace

bool lookAtIndex(Look &look, const Node &statement)
{
    if (statement.is("IndexStmt"_L1)) {
        createIndex(look, statement);
    } else if (statement.is("DropStmt"_L1) && statement.text("removeType"_L1) == "OBJECT_INDEX"_L1) {
        for (const Node &object : statement.list("objects"_L1))
            dropIndex(look, object.names("items"_L1), statement.flag("concurrent"_L1));
    } else if (statement.is("ReindexStmt"_L1)) {
        reindex(look, statement);
    } else if (statement.is("ClusterStmt"_L1)) {
        cluster(look, statement);
    } else if (statement.is("VacuumStmt"_L1)) {
        vacuum(look, statement);
    } else {
        return false;
    }
    return true;
}

} // namespace catalpa::migrate
