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

    const QString &schema() const { return m_schema; }

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
    //! It cannot have been there before the migrations that are looked at; \a name is schema.name, of anything.
    bool isNewName(const QString &name) const;
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
    //! A CHECK of the table is proven for all its records, or is gone.
    void validate(const QString &table, const QString &constraint) { setProven(table, constraint, true); }
    void removeCheck(const QString &table, const QString &constraint) { setProven(table, constraint, false); }

    //! What this or an earlier one of the migrations makes, other than tables; \a kind as in PostgreSQL's ObjectType.
    void noteMade(const QString &kind, const QString &name) { m_made += kind + u' ' + name; }
    bool hasMade(const QString &kind, const QString &name) const { return m_made.contains(kind + u' ' + name); }
    void addSteadyFunction(const QString &name) { m_facts.steadyFunctions += name; }
    bool isSteadyFunction(const QString &name) const { return m_facts.steadyFunctions.contains(name); }

    //! A type made by this migration takes new values at once; what is added to another one waits for its end.
    void makeType(const QString &name) { m_typesMadeHere += name; }
    void addTypeValue(const QString &type, const QString &value);
    bool isFreshTypeValue(const QString &value) const { return m_freshTypeValues.contains(value); }
    void settleTypeValues() { m_freshTypeValues.clear(); } //!< A transaction has ended.

private:
    void setProven(const QString &table, const QString &constraint, bool isProven);
    bool isIndexOrTable(const QString &name) const;

    TableFacts m_facts;
    QString m_schema;
    QSet<QString> m_madeHere;
    QSet<QString> m_made; //!< "OBJECT_SCHEMA catalpa"
    QSet<QString> m_typesMadeHere;
    QSet<QString> m_freshTypeValues;
};

} // namespace catalpa::migrate
