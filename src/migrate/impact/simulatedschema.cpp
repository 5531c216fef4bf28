// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/simulatedschema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qint64 largeTable = 10'000;

} // namespace

void SimulatedSchema::enter(const QString &schema)
{
    m_schema = schema;
    m_madeHere.clear();
    m_typesMadeHere.clear();
    m_freshTypeValues.clear();
}

QString SimulatedSchema::nameOf(const sql::Node &relation) const
{
    QStringList parts{relation.text("relname"_L1)};
    if (relation.has("schemaname"_L1))
        parts.prepend(relation.text("schemaname"_L1));
    return nameOf(parts);
}

QString SimulatedSchema::nameOf(const QStringList &parts) const
{
    if (parts.size() > 1)
        return parts.at(parts.size() - 2) + u'.' + parts.constLast();
    const QString own = m_schema + u'.' + parts.value(0);
    const QString shared = u"public."_s + parts.value(0);
    return !isIndexOrTable(own) && isIndexOrTable(shared) ? shared : own;
}

bool SimulatedSchema::isIndexOrTable(const QString &name) const
{
    return table(name) != nullptr || !tableOfIndex(name).isEmpty();
}

qint64 SimulatedSchema::rows(const QString &name) const
{
    const TableFact *fact = table(name);
    return fact == nullptr ? 0 : fact->rows;
}

bool SimulatedSchema::isMade(const QString &name) const
{
    const TableFact *fact = table(name);
    return fact != nullptr && fact->made;
}

bool SimulatedSchema::isNewName(const QString &name) const
{
    const QString schema = name.section(u'.', 0, 0);
    return m_facts.emptySchemas.contains(schema) || hasMade(u"OBJECT_SCHEMA"_s, schema);
}

bool SimulatedSchema::isLarge(const QString &name) const
{
    return rows(name) >= largeTable;
}

QString SimulatedSchema::tableOfIndex(const QString &index) const
{
    const auto found = std::find_if(m_facts.indexes.cbegin(), m_facts.indexes.cend(),
                                    [&index](const IndexFact &each) { return each.name == index; });
    return found == m_facts.indexes.cend() ? QString() : found->table;
}

void SimulatedSchema::add(TableFact table)
{
    table.made = true;
    m_madeHere += table.name;
    m_facts.tables += std::move(table);
}

void SimulatedSchema::remove(const QString &table)
{
    m_facts.tables.removeIf([&table](const TableFact &each) { return each.name == table; });
    m_facts.indexes.removeIf([&table](const IndexFact &each) { return each.table == table; });
    m_facts.foreignKeys.removeIf(
        [&table](const ForeignKeyFact &each) { return each.table == table || each.target == table; });
}

void SimulatedSchema::removeIndex(const QString &index)
{
    m_facts.indexes.removeIf([&index](const IndexFact &each) { return each.name == index; });
}

void SimulatedSchema::removeForeignKey(const QString &table, const QString &name)
{
    m_facts.foreignKeys.removeIf([&](const ForeignKeyFact &each) { return each.table == table && each.name == name; });
}

void SimulatedSchema::addTypeValue(const QString &type, const QString &value)
{
    if (!m_typesMadeHere.contains(type))
        m_freshTypeValues += value;
}

void SimulatedSchema::setProven(const QString &table, const QString &constraint, bool isProven)
{
    TableFact *fact = m_facts.table(table);
    if (fact == nullptr)
        return;
    for (ColumnFact &column : fact->columns) {
        if (column.notNullCheck != constraint)
            continue;
        column.provenNotNull = isProven;
        if (!isProven)
            column.notNullCheck.clear();
    }
}

void SimulatedSchema::rename(const QString &from, const QString &to)
{
    for (TableFact &each : m_facts.tables)
        each.name = each.name == from ? to : each.name;
    for (IndexFact &each : m_facts.indexes) {
        each.table = each.table == from ? to : each.table;
        each.name = each.name == from ? to : each.name;
    }
    for (ForeignKeyFact &each : m_facts.foreignKeys) {
        each.table = each.table == from ? to : each.table;
        each.target = each.target == from ? to : each.target;
    }
    if (m_madeHere.remove(from))
        m_madeHere += to;
}

} // namespace catalpa::migrate
