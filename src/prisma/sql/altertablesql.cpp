// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/altertablesql.h"

#include "prisma/sql/columnsql.h"
#include "prisma/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

class AlterTable final {
public:
    AlterTable(const Step &step, const Database &from, const Database &to)
        : m_step(step)
        , m_from(from.tables.at(step.from.table))
        , m_to(to.tables.at(step.to.table))
        , m_target(to)
    {
    }

    QStringList statements();

private:
    void clause(const TableChange &change);
    void column(const Column &before, const Column &after, const ColumnChanges &changes);
    bool arity(const QString &prefix, const Column &before, const Column &after);
    void dropDefault(const QString &prefix, const Column &before, const Column &after);
    void addSequence(const QString &prefix, const Column &after);
    bool isUsedElsewhere(const QString &sequence, const Column &after) const;

    const Step &m_step;
    const Table &m_from;
    const Table &m_to;
    const Database &m_target;
    QStringList m_before;
    QStringList m_clauses;
    QStringList m_renamed;
    QStringList m_after;
};

QStringList AlterTable::statements()
{
    for (const TableChange &change : m_step.changes)
        clause(change);
    QStringList altered;
    if (!m_clauses.isEmpty())
        altered += u"ALTER TABLE "_s + quotedName(m_from.name, m_target) + u' ' + m_clauses.join(u",\n"_s);
    return m_before + altered + m_renamed + m_after;
}

void AlterTable::clause(const TableChange &change)
{
    using ChangeKind = TableChange::Kind;
    switch (change.kind) {
    case ChangeKind::DropPrimaryKey:
        m_clauses += u"DROP CONSTRAINT "_s + quotedName(m_from.primaryKey->name);
        break;
    case ChangeKind::RenamePrimaryKey:
        m_renamed += u"ALTER TABLE "_s + quotedName(m_from.name, m_target) + u" RENAME CONSTRAINT "_s
            + quotedName(m_from.primaryKey->name) + u" TO "_s + quotedName(m_to.primaryKey->name);
        break;
    case ChangeKind::AddPrimaryKey:
        m_clauses += u"ADD CONSTRAINT "_s + quotedName(m_to.primaryKey->name) + u" PRIMARY KEY ("_s
            + quotedNames(m_to.primaryKey->columnNames(), u", "_s) + u')';
        break;
    case ChangeKind::AddColumn:
        m_clauses += u"ADD COLUMN "_s + columnSql(m_to.columns.at(change.to), m_target);
        break;
    case ChangeKind::DropColumn:
        m_clauses += u"DROP COLUMN "_s + quotedName(m_from.columns.at(change.from).name);
        break;
    case ChangeKind::RecreateColumn:
        m_clauses += u"DROP COLUMN "_s + quotedName(m_from.columns.at(change.from).name);
        m_clauses += u"ADD COLUMN "_s + columnSql(m_to.columns.at(change.to), m_target);
        break;
    case ChangeKind::AlterColumn:
        column(m_from.columns.at(change.from), m_to.columns.at(change.to), change.changes);
        break;
    }
}

void AlterTable::column(const Column &before, const Column &after, const ColumnChanges &changes)
{
    const QString prefix = u"ALTER COLUMN "_s + quotedName(before.name) + u' ';
    bool setsType = changes.type.has_value();
    if (changes.arity)
        setsType |= arity(prefix, before, after);
    if (changes.defaultValue && after.defaultValue.kind != Default::Kind::None)
        m_clauses += prefix + u"SET DEFAULT "_s + defaultSql(after, m_target);
    else if (changes.defaultValue)
        dropDefault(prefix, before, after);
    if (changes.serial && before.isSerial)
        dropDefault(prefix, before, after);
    else if (changes.serial)
        addSequence(prefix, after);
    if (setsType)
        m_clauses += prefix + u"SET DATA TYPE "_s + typeSql(after, m_target);
}

//! Whether the type has to be set too.
bool AlterTable::arity(const QString &prefix, const Column &before, const Column &after)
{
    if (after.arity == ColumnArity::Nullable)
        m_clauses += prefix + u"DROP NOT NULL"_s;
    else if (after.arity == ColumnArity::Required)
        m_clauses += prefix + u"SET NOT NULL"_s;
    return before.arity == ColumnArity::List || after.arity == ColumnArity::List;
}

void AlterTable::dropDefault(const QString &prefix, const Column &before, const Column &after)
{
    m_clauses += prefix + u"DROP DEFAULT"_s;
    const Default &value = before.defaultValue;
    if (value.kind == Default::Kind::Sequence && !isUsedElsewhere(value.value.text, after))
        m_after += u"DROP SEQUENCE "_s + quotedName(value.value.text);
}

bool AlterTable::isUsedElsewhere(const QString &sequence, const Column &after) const
{
    for (const Table &table : m_target.tables) {
        for (const Column &column : table.columns) {
            const bool isSame = table.name == m_to.name && column.name == after.name;
            if (!isSame && column.defaultValue.kind == Default::Kind::Sequence
                && column.defaultValue.value.text == sequence)
                return true;
        }
    }
    return false;
}

//! As PostgreSQL itself does for a SERIAL column.
void AlterTable::addSequence(const QString &prefix, const Column &after)
{
    const QString schema = m_to.name.schema.isEmpty() ? QString() : quotedName(m_to.name.schema) + u'.';
    const QString name = (schema + m_to.name.name + u'_' + after.name + u"_seq"_s).toLower();
    m_before += u"CREATE SEQUENCE "_s + name;
    m_clauses += prefix + u"SET DEFAULT nextval('"_s + name + u"')"_s;
    m_after += u"ALTER SEQUENCE "_s + name + u" OWNED BY "_s + quotedName(m_from.name, m_target) + u'.'
        + quotedName(after.name);
}

} // namespace

QStringList alterTable(const Step &step, const Database &from, const Database &to)
{
    return AlterTable(step, from, to).statements();
}

} // namespace catalpa::prisma
