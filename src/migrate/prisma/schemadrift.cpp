// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/schemadrift.h"

#include "base/text.h"
#include "migrate/prisma/describedobjects.h"
#include "prisma/difference/difference.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using Kind = schema::SchemaObject::Kind;
using Side = std::optional<schema::SchemaObject>;

//! What differs, as it should be and as it is; one of the two may be missing.
struct Pair {
    Side expected;
    Side found;
    bool isUnread = false; //!< It differs in what Prisma does not read, see hasUnreadClass().
};

//! \a found, with what is no difference to Prisma, such as TIMESTAMP beside TIMESTAMP(6), as \a expected has it.
schema::SchemaObject withChanges(schema::SchemaObject found, const schema::SchemaObject &expected,
                                 const prisma::ColumnChanges &changes)
{
    const auto isList = [](const schema::SchemaObject &column) {
        return column.column.type.endsWith("[]"_L1);
    };
    if (!changes.type && isList(found) == isList(expected))
        found.column.type = expected.column.type;
    if (!changes.arity)
        found.column.notNull = expected.column.notNull;
    if (!changes.defaultValue)
        found.column.defaultValue = expected.column.defaultValue;
    if (!changes.serial)
        found.column.serial = expected.column.serial;
    return found;
}

//! Prisma reads operator classes of GIN, GiST and the like only, so others of a schema are always a difference to it.
bool hasUnreadClass(const prisma::Index &index, const prisma::Table &before)
{
    using Algorithm = prisma::IndexAlgorithm;
    const bool hasClass =
        std::any_of(index.columns.cbegin(), index.columns.cend(),
                    [](const prisma::IndexColumn &column) { return column.operatorClass.has_value(); });
    const auto isSame = [&index](const prisma::Index &other) {
        return other.name == index.name && other.columnNames() == index.columnNames()
            && other.isUnique == index.isUnique && other.algorithm == index.algorithm;
    };
    return hasClass && (index.algorithm == Algorithm::BTree || index.algorithm == Algorithm::Hash)
        && std::any_of(before.indexes.cbegin(), before.indexes.cend(), isSame);
}

SchemaDifference differenceOf(const Pair &pair, schema::Telling telling)
{
    SchemaDifference difference = schema::differenceBetween(pair.expected ? &*pair.expected : nullptr,
                                                            pair.found ? &*pair.found : nullptr, telling);
    if (pair.isUnread)
        difference.sentence = Text::tr("The index “%1” on “%2” has an operator class in the schema, which Prisma does "
                                       "not read in a database: it would make the index again each time.")
                                  .arg(pair.found->name, pair.found->table);
    return difference;
}

//! The steps of a migration as what differs.
class Drift final {
public:
    Drift(const prisma::Database &from, const prisma::Database &to)
        : m_from(from)
        , m_to(to)
    {
        m_from.writesDefaultSchema = false; // Names as people know them.
        m_to.writesDefaultSchema = false;
    }

    QList<SchemaDifference> differences(schema::Telling telling);

private:
    void tell(const prisma::Step &step);
    void tellAltered(const prisma::Step &step);
    void tellPrimaryKey(const prisma::Step &step);
    void tellColumn(const prisma::Step &step, const prisma::TableChange &change);
    void add(const Side &expected, const Side &found);
    void tellMissing(const prisma::Step &step, const schema::SchemaObject &index);
    bool areBothThere(const prisma::QualifiedName &table) const
    {
        return m_from.indexOf(table) >= 0 && m_to.indexOf(table) >= 0;
    }

    prisma::Database m_from;
    prisma::Database m_to;
    QList<Pair> m_pairs;
};

//! What is dropped and made again under the same name is one difference.
void Drift::add(const Side &expected, const Side &found)
{
    const auto same = std::find_if(m_pairs.begin(), m_pairs.end(), [&](const Pair &pair) {
        return (expected && !pair.expected && pair.found->path() == expected->path())
            || (found && !pair.found && pair.expected->path() == found->path());
    });
    if (same == m_pairs.end() || (expected && found))
        m_pairs += Pair{expected, found};
    else
        (expected ? same->expected : same->found) = expected ? expected : found;
}

void Drift::tellMissing(const prisma::Step &step, const schema::SchemaObject &index)
{
    add(index, {});
    if (!hasUnreadClass(m_to.tables.at(step.to.table).indexes.at(step.to.item), m_from.tables.at(step.from.table)))
        return;
    for (Pair &pair : m_pairs)
        pair.isUnread |= pair.expected && pair.found && pair.expected->path() == index.path();
}

void Drift::tell(const prisma::Step &step)
{
    using StepKind = prisma::Step::Kind;
    const auto [from, to] = std::make_pair(step.from, step.to);
    switch (step.kind) {
    case StepKind::CreateSchema: // Something in it is missing, too, and that is told.
        break;
    case StepKind::DropExtension:
        add({}, extensionObject(m_from.extensions.at(from.table), m_from));
        break;
    case StepKind::CreateExtension:
        add(extensionObject(m_to.extensions.at(to.table), m_to), {});
        break;
    case StepKind::CreateEnum:
        add(typeObject(m_to.enums.at(to.table), m_to), {});
        break;
    case StepKind::AlterEnum:
        add(typeObject(m_to.enums.at(to.table), m_to), typeObject(m_from.enums.at(from.table), m_from));
        break;
    case StepKind::DropEnum:
        add({}, typeObject(m_from.enums.at(from.table), m_from));
        break;
    case StepKind::DropTable:
        add({}, tableObject(m_from.tables.at(from.table), m_from));
        break;
    case StepKind::CreateTable:
        add(tableObject(m_to.tables.at(to.table), m_to), {});
        break;
    default:
        tellAltered(step);
    }
}

//! Steps that concern a table, and are told where it is there and should be.
void Drift::tellAltered(const prisma::Step &step)
{
    using StepKind = prisma::Step::Kind;
    const auto indexBefore = [&] {
        return indexObject(m_from.tables.at(step.from.table), step.from.item, m_from);
    };
    const auto indexAfter = [&] {
        return indexObject(m_to.tables.at(step.to.table), step.to.item, m_to);
    };
    switch (step.kind) {
    case StepKind::DropForeignKey:
        if (const prisma::ForeignKey &key = m_from.foreignKeys.at(step.from.table); areBothThere(key.table))
            add({}, foreignKeyObject(key, m_from));
        break;
    case StepKind::AddForeignKey:
        if (const prisma::ForeignKey &key = m_to.foreignKeys.at(step.to.table); areBothThere(key.table))
            add(foreignKeyObject(key, m_to), {});
        break;
    case StepKind::RenameForeignKey:
        add(foreignKeyObject(m_to.foreignKeys.at(step.to.table), m_to),
            foreignKeyObject(m_from.foreignKeys.at(step.from.table), m_from));
        break;
    case StepKind::DropIndex:
        add({}, indexBefore());
        break;
    case StepKind::CreateIndex:
        if (!step.isOnNewTable && !step.isRecreated)
            tellMissing(step, indexAfter());
        break;
    case StepKind::RenameIndex:
        add(indexAfter(), indexBefore());
        break;
    case StepKind::AlterTable:
        tellPrimaryKey(step);
        for (const prisma::TableChange &change : step.changes)
            tellColumn(step, change);
        break;
    default:
        break;
    }
}

//! One difference, whether it is dropped, made, called otherwise, or all of that.
void Drift::tellPrimaryKey(const prisma::Step &step)
{
    using ChangeKind = prisma::TableChange::Kind;
    const bool isConcerned =
        std::any_of(step.changes.cbegin(), step.changes.cend(), [](const prisma::TableChange &change) {
            return change.kind == ChangeKind::DropPrimaryKey || change.kind == ChangeKind::AddPrimaryKey
                || change.kind == ChangeKind::RenamePrimaryKey;
        });
    if (!isConcerned)
        return;
    const auto keyOf = [](const prisma::Table &table, const prisma::Database &state) {
        return table.primaryKey ? Side(primaryKeyObject(table, state)) : Side();
    };
    add(keyOf(m_to.tables.at(step.to.table), m_to), keyOf(m_from.tables.at(step.from.table), m_from));
}

void Drift::tellColumn(const prisma::Step &step, const prisma::TableChange &change)
{
    using ChangeKind = prisma::TableChange::Kind;
    const auto before = [&] {
        return columnObject(m_from.tables.at(step.from.table), change.from, m_from);
    };
    const auto after = [&] {
        return columnObject(m_to.tables.at(step.to.table), change.to, m_to);
    };
    if (change.kind == ChangeKind::AddColumn)
        add(after(), {});
    else if (change.kind == ChangeKind::DropColumn)
        add({}, before());
    else if (change.kind == ChangeKind::AlterColumn || change.kind == ChangeKind::RecreateColumn)
        add(after(), withChanges(before(), after(), change.changes));
}

QList<SchemaDifference> Drift::differences(schema::Telling telling)
{
    for (const prisma::Step &step : prisma::stepsBetween(m_from, m_to))
        tell(step);
    // What is only made again, because something of it is, needs no sentence of its own.
    const auto isConsequence = [](const Pair &pair) {
        return pair.expected && pair.found && pair.expected->kind != Kind::Column
            && pair.expected->name == pair.found->name && pair.expected->definition == pair.found->definition;
    };
    if (!std::all_of(m_pairs.cbegin(), m_pairs.cend(), isConsequence))
        m_pairs.removeIf(isConsequence);
    const auto place = [](const Pair &pair) {
        const schema::SchemaObject &shown = pair.found ? *pair.found : *pair.expected;
        return std::make_pair(shown.kind, shown.path());
    };
    std::stable_sort(m_pairs.begin(), m_pairs.end(),
                     [&place](const Pair &one, const Pair &other) { return place(one) < place(other); });
    QList<SchemaDifference> told;
    for (const Pair &pair : std::as_const(m_pairs))
        told += differenceOf(pair, telling);
    return told;
}

} // namespace

QList<SchemaDifference> schemaDrift(const prisma::Database &found, const prisma::Database &expected,
                                    schema::Telling telling)
{
    return Drift(found, expected).differences(telling);
}

} // namespace catalpa::migrate
