// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/schema/database.h"

namespace catalpa::prisma {
namespace {

QStringList namesOf(const QList<IndexColumn> &columns)
{
    QStringList names;
    for (const IndexColumn &column : columns)
        names += column.name;
    return names;
}

} // namespace

QStringList Index::columnNames() const
{
    return namesOf(columns);
}

QStringList PrimaryKey::columnNames() const
{
    return namesOf(columns);
}

qsizetype Table::indexOf(const QString &column) const
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns.at(i).name == column)
            return i;
    }
    return -1;
}

qsizetype Database::indexOf(const QualifiedName &table) const
{
    for (qsizetype i = 0; i < tables.size(); ++i) {
        if (tables.at(i).name == table)
            return i;
    }
    return -1;
}

QList<ForeignKey> Database::foreignKeysOf(const QualifiedName &table) const
{
    QList<ForeignKey> keys;
    for (const ForeignKey &key : foreignKeys) {
        if (key.table == table)
            keys += key;
    }
    return keys;
}

} // namespace catalpa::prisma
