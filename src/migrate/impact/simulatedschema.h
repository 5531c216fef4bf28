// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/tablefacts.h"
#include "sql/parsetree.h"

namespace catalpa::migrate {

//! The tables as the statements before the next one leave them.
class SimulatedSchema {
public:
    explicit SimulatedSchema(TableFacts facts)
        : m_facts(std::move(facts))
    {
    }

    //! The next statements are of a migration in \a schema, where unqualified names lead.
    void enter(const QString &schema);

    //! schema.table of a RangeVar, or of the parts of a name; of the schema public when only that one has it.
    QString nameOf(const sql::Node &relation) const;
    QString nameOf(const QStringList &parts) const;

    const TableFacts &facts() const { return m_facts; }
    TableFact *table(const QString &name) { return m_facts.table(name); }
    const TableFact *table(const QString &name) const { return m_facts.table(name); }
    qint64 rows(const QString &table) const;
    //! By this migration: nobody but itself can have a lock on it.
    bool isMadeHere(const QString &table) const { return m_madeHere.contains(table); }
    //! By this or an earlier one of those that are looked at.
    bool isMade(const QString &table) const;
    //! Worth a word about its size: 10 000 rows or more.
    bool isLarge(const QString &table) const;
    //! Empty when no such index is known.
    QString tableOfIndex(const QString &index) const;

    void add(TableFact table);
    void add(const ForeignKeyFact &key) { m_facts.foreignKeys += key; }
    void add(const IndexFact &index) { m_facts.indexes += index; }
    void remove(const QString &table);
    void removeIndex(const QString &index);
    void removeForeignKey(const QString &table, const QString &name);
    void rename(const QString &table, const QString &newName);

private:
    bool isIndexOrTable(const QString &name) const;

    TableFacts m_facts;
    QString m_schema;
    QSet<QString> m_madeHere;
};

} // namespace catalpa::migrate
