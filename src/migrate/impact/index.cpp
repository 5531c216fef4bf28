// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/index.h"

#include "base/text.h"
#include "migrate/impact/pace.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QString indexName(const sql::Node &statement, const QString &table)
{
    QString name = statement.text("idxname"_L1);
    if (name.isEmpty()) {
        QStringList parts{plainName(table)};
        for (const sql::Node &part : statement.list("indexParams"_L1))
            parts += part.has("name"_L1) ? part.text("name"_L1) : u"expr"_s;
        name = (parts + QStringList{u"idx"_s}).join(u'_');
    }
    return table.section(u'.', 0, 0) + u'.' + name;
}

//! Whether values of \a column are compared as numbers are, and not as texts.
bool isOfNumbers(const TableFact *table, const QString &column)
{
    static const QStringList types{u"int2"_s, u"int4"_s, u"int8"_s, u"float4"_s,    u"float8"_s,     u"bool"_s,
                                   u"date"_s, u"oid"_s,  u"uuid"_s, u"timestamp"_s, u"timestamptz"_s};
    const ColumnFact *fact = table == nullptr ? nullptr : table->column(column);
    return fact != nullptr && types.contains(fact->type);
}

//! A concurrent one reads the table twice.
void takesToMake(StatementAnalysis &analysis, const QString &table, qint64 pace, bool concurrent)
{
    analysis.takes(StatementAnalysis::Work::IndexBuild, table, concurrent ? pace / 2 : pace);
}

void createIndex(StatementAnalysis &analysis, const sql::Node &statement)
{
    SimulatedSchema &simulated = analysis.simulated();
    const QString table = simulated.nameOf(statement.node("relation"_L1));
    const QString index = indexName(statement, table);
    const bool concurrent = statement.flag("concurrent"_L1);
    analysis.does(Text::tr("Makes an index on “%1”.").arg(plainName(table)));
    analysis.lock(table, concurrent ? Lock::ShareUpdateExclusive : Lock::Share);
    if (statement.flag("if_not_exists"_L1) && simulated.tableOfIndex(index) == table)
        return;
    const QList<sql::Node> parts = statement.list("indexParams"_L1);
    const bool isInverted = statement.text("accessMethod"_L1) == "gin"_L1;
    const bool isOfNumbersAlone = std::all_of(parts.cbegin(), parts.cend(), [&](const sql::Node &part) {
        return isOfNumbers(simulated.table(table), part.text("name"_L1));
    });
    takesToMake(analysis, table,
                isInverted             ? Pace::gin
                    : isOfNumbersAlone ? Pace::numberIndex
                                       : Pace::index,
                concurrent);
    for (const sql::Node &part : parts)
        analysis.calls(table, part);
    if (!concurrent)
        analysis.warnIfLarge(LintRule::RequireConcurrentIndexCreation, table);
    simulated.add(IndexFact{index, table});
}

void dropIndex(StatementAnalysis &analysis, const QStringList &name, bool concurrent)
{
    const QString index = analysis.simulated().nameOf(name);
    const QString table = analysis.simulated().tableOfIndex(index);
    analysis.does(Text::tr("Removes the index “%1”.").arg(plainName(index)));
    if (table.isEmpty())
        return;
    analysis.lock(table, concurrent ? Lock::ShareUpdateExclusive : Lock::AccessExclusive);
    if (!concurrent)
        analysis.warnIfLarge(LintRule::RequireConcurrentIndexDeletion, table);
    analysis.simulated().removeIndex(index);
}

bool isConcurrent(const sql::Node &statement)
{
    const QList<sql::Node> options = statement.list("params"_L1);
    return std::any_of(options.cbegin(), options.cend(), [](const sql::Node &option) {
        return option.text("defname"_L1) == "concurrently"_L1 && !option.has("arg"_L1);
    });
}

void reindex(StatementAnalysis &analysis, const sql::Node &statement)
{
    SimulatedSchema &simulated = analysis.simulated();
    QString table = simulated.nameOf(statement.node("relation"_L1));
    const QString kind = statement.text("kind"_L1);
    if (kind == "REINDEX_OBJECT_INDEX"_L1)
        table = simulated.tableOfIndex(table);
    else if (kind != "REINDEX_OBJECT_TABLE"_L1)
        return analysis.does(Text::tr("Makes all indexes anew."));
    const bool concurrent = isConcurrent(statement);
    const qsizetype indexes = kind == "REINDEX_OBJECT_INDEX"_L1
        ? 1
        : std::count_if(simulated.facts().indexes.cbegin(), simulated.facts().indexes.cend(),
                        [&table](const IndexFact &each) { return each.table == table; });
    analysis.does(Text::tr("Makes indexes of “%1” anew.").arg(plainName(table)));
    analysis.lock(table, concurrent ? Lock::ShareUpdateExclusive : Lock::Share);
    for (qsizetype at = 0; at < indexes; ++at)
        takesToMake(analysis, table, Pace::index, concurrent);
}

void cluster(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (!statement.has("relation"_L1))
        return analysis.does(Text::tr("Sorts tables anew."));
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    analysis.does(Text::tr("Sorts “%1” anew.").arg(plainName(table)));
    analysis.lock(table, Lock::AccessExclusive);
    analysis.takes(StatementAnalysis::Work::Rewrite, table, Pace::rewrite);
}

bool isFull(const sql::Node &statement)
{
    const QList<sql::Node> options = statement.list("options"_L1);
    return std::any_of(options.cbegin(), options.cend(),
                       [](const sql::Node &option) { return option.text("defname"_L1) == "full"_L1; });
}

void vacuum(StatementAnalysis &analysis, const sql::Node &statement)
{
    const bool full = statement.flag("is_vacuumcmd"_L1) && isFull(statement);
    analysis.does(statement.flag("is_vacuumcmd"_L1)
                      ? Text::tr("Tidies up tables.")
                      : Text::tr("Counts what is in tables, so that searches are planned well."));
    for (const sql::Node &relation : statement.list("rels"_L1)) {
        const QString table = analysis.simulated().nameOf(relation.node("relation"_L1));
        analysis.lock(table, full ? Lock::AccessExclusive : Lock::ShareUpdateExclusive);
        analysis.takes(full ? StatementAnalysis::Work::Rewrite : StatementAnalysis::Work::Scan, table,
                       full ? Pace::rewrite : Pace::scan);
    }
}

} // namespace

bool analyseIndex(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (statement.is("IndexStmt"_L1)) {
        createIndex(analysis, statement);
    } else if (statement.is("DropStmt"_L1) && statement.text("removeType"_L1) == "OBJECT_INDEX"_L1) {
        for (const sql::Node &object : statement.list("objects"_L1))
            dropIndex(analysis, object.names("items"_L1), statement.flag("concurrent"_L1));
    } else if (statement.is("ReindexStmt"_L1)) {
        reindex(analysis, statement);
    } else if (statement.is("ClusterStmt"_L1)) {
        cluster(analysis, statement);
    } else if (statement.is("VacuumStmt"_L1)) {
        vacuum(analysis, statement);
    } else {
        return false;
    }
    return true;
}

} // namespace catalpa::migrate
