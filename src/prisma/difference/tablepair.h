// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

#include <map>

namespace catalpa::prisma {

//! A table that is in both states.
class TablePair final {
public:
    //! \a from and \a to must outlive this.
    TablePair(const Database &from, const Database &to, qsizetype fromTable, qsizetype toTable);

    const Table &from() const { return m_from.tables.at(m_fromTable); }
    const Table &to() const { return m_to.tables.at(m_toTable); }
    qsizetype fromTable() const { return m_fromTable; }
    qsizetype toTable() const { return m_toTable; }

    //! The clauses of its ALTER TABLE, in Prisma's order; empty when there is nothing to alter.
    QList<TableChange> changes() const;
    //! Steps for its indexes and foreign keys.
    QList<Step> indexSteps() const;
    QList<Step> foreignKeySteps() const;
    //! Columns that are in both; places in from() and to(), by name.
    QList<std::pair<qsizetype, qsizetype>> columnPairs() const;
    QList<qsizetype> droppedColumns() const; //!< By name.

private:
    QList<qsizetype> addedColumns() const;
    bool isPrimaryKeyChanged() const;
    bool isTypeChanged(const QString &column) const;
    bool isRecreated(const Index &index) const;
    bool areForeignKeysEqual(const ForeignKey &one, const ForeignKey &other) const;
    QList<TableChange> columnChangesInOrder() const;
    QList<std::pair<qsizetype, qsizetype>> indexPairs() const;

    const Database &m_from;
    const Database &m_to;
    qsizetype m_fromTable;
    qsizetype m_toTable;
    //! By name in UTF-8: places of a column, or -1.
    std::map<QByteArray, std::pair<qsizetype, qsizetype>> m_columns;
};

} // namespace catalpa::prisma
