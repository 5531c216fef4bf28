// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/schema/jointables.h"

#include "prisma/datamodel/relations.h"
#include "prisma/schema/constraintnames.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

//! Characters, and not bytes, as Prisma cuts here.
QString cut(const QString &name, qsizetype length)
{
    qsizetype end = 0;
    for (; length > 0 && end < name.size(); --length)
        end += name.at(end).isHighSurrogate() ? 2 : 1;
    return name.left(end);
}

//! Bytes, as Prisma cuts here; nothing is cut within a character where Prisma would fail.
QString keyName(const QString &table, const QString &suffix, bool isStrict)
{
    constexpr qsizetype longest = longestName - 7;
    const QByteArray bytes = table.toUtf8();
    const bool isLong = isStrict ? bytes.size() > longest : bytes.size() >= longest;
    return (isLong ? QString::fromUtf8(bytes.left(longest)) : table) + suffix;
}

Column columnLike(const QString &name, const Table &table)
{
    const Column &key = table.columns.at(table.indexOf(table.primaryKey->columns.first().name));
    return {name, key.type, key.arity, {}};
}

ForeignKey keyTo(const QString &name, const QualifiedName &from, const QString &column, const Table &to)
{
    return {name,
            from,
            {column},
            to.name,
            {to.primaryKey->columns.first().name},
            ReferentialAction::Cascade,
            ReferentialAction::Cascade};
}

} // namespace

QString joinTableName(const Datamodel &datamodel, const Relation &relation)
{
    return cut(u'_' + relationName(datamodel.models, relation), longestName);
}

void addJoinTable(Database &database, const Datamodel &datamodel, const Relation &relation, const QualifiedName &one,
                  const QualifiedName &other)
{
    const QString name = joinTableName(datamodel, relation);
    const Table &first = database.tables.at(database.indexOf(one));
    const Table &second = database.tables.at(database.indexOf(other));
    Table made{{one.schema, name}};
    made.columns = {columnLike(u"A"_s, first), columnLike(u"B"_s, second)};
    made.primaryKey = PrimaryKey{cut(name, longestName - 8) + u"_AB_pkey"_s, {{u"A"_s}, {u"B"_s}}};
    made.indexes = {Index{cut(name, longestName - 8) + u"_B_index"_s, false, IndexAlgorithm::BTree, {{u"B"_s}}}};
    if (datamodel.configuration.hasForeignKeys) {
        database.foreignKeys += keyTo(keyName(name, u"_A_fkey"_s, true), made.name, u"A"_s, first);
        database.foreignKeys += keyTo(keyName(name, u"_B_fkey"_s, false), made.name, u"B"_s, second);
    }
    database.tables += made;
}

} // namespace catalpa::prisma
