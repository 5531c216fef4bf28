// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/schemadiff.h"

#include "base/text.h"
#include "schema/columnchange.h"
#include "schema/ddlwriter.h"
#include "schema/diffscript.h"
#include "schema/otherobjects.h"

#include <QtCore/QSet>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

using Kind = SchemaObject::Kind;

//! What has to be done to one table that stays.
struct TableChange {
    QStringList drops; //!< Clauses of ALTER TABLE, in their order.
    QStringList adds;
    QStringList alters;
    QStringList constraints;
};

QString tablePathOf(const SchemaObject &object)
{
    SchemaObject table;
    table.schema = object.schema;
    table.table = table.name = object.table;
    return table.path();
}

class Diff {
public:
    Diff(const SchemaSnapshot &from, const SchemaSnapshot &to)
        : m_from(from)
        , m_to(to)
    {
    }

    Result<QByteArray> run();

private:
    void refuse(const QString &sentence);
    void compareTables();
    void compareColumns();
    void compareConstraints();
    void compareIndexes();
    void changeColumn(const SchemaObject &before, const SchemaObject &after);
    void dropConstraint(const SchemaObject &constraint);
    void addConstraint(const SchemaObject &constraint);
    bool losesItsKey(const SchemaObject &constraint) const;
    bool isNewTable(const SchemaObject &part) const { return !m_from.objects.contains(tablePathOf(part)); }
    bool isGoneTable(const SchemaObject &part) const { return !m_to.objects.contains(tablePathOf(part)); }
    QList<SchemaObject> columnsOf(const QString &tablePath) const;
    QString createTable(const SchemaObject &table) const;
    void writeAlters();

    const SchemaSnapshot &m_from;
    const SchemaSnapshot &m_to;
    std::optional<Error> m_refusal;
    QMap<QString, TableChange> m_changes; //!< By the table's path.
    DiffScript m_script;
};

Result<QByteArray> Diff::run()
{
    const OtherObjects others = otherObjects(m_from, m_to);
    m_script = others.script;
    if (!others.refusal.isEmpty())
        refuse(others.refusal);
    compareTables();
    compareColumns();
    compareConstraints();
    compareIndexes();
    writeAlters();
    if (m_refusal)
        return failure(*m_refusal);
    return m_script.text();
}

void Diff::refuse(const QString &sentence)
{
    if (!m_refusal)
        m_refusal = Error{ErrorKind::Invalid, sentence, {}};
}

void Diff::compareTables()
{
    QSet<QString> oldSchemas{u"public"_s};
    for (const SchemaObject &object : m_from.objects)
        oldSchemas += object.schema;
    for (auto [path, table] : m_to.objects.asKeyValueRange()) {
        if (table.kind != Kind::Table)
            continue;
        const auto before = m_from.objects.constFind(path);
        const bool isNew = before == m_from.objects.cend();
        if (isNew ? table.definition != "TABLE"_L1 : table.definition != before->definition)
            refuse(
                Text::tr("The SQL cannot be written, because the %1 is of another sort than a plain table.").arg(path));
        if (!isNew)
            continue;
        if (!oldSchemas.contains(table.schema)) {
            oldSchemas += table.schema;
            m_script.schemas += u"-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS %1;\n"_s.arg(quoted(table.schema));
        }
        m_script.createdTables += createTable(table);
    }
    for (auto [path, table] : m_from.objects.asKeyValueRange()) {
        if (table.kind != Kind::Table || m_to.objects.contains(path))
            continue;
        m_script.warnings += u"The table %1 is removed, with everything in it."_s.arg(sqlTable(table));
        m_script.droppedTables += u"-- DropTable\nDROP TABLE %1;\n"_s.arg(sqlTable(table));
    }
}

QList<SchemaObject> Diff::columnsOf(const QString &tablePath) const
{
    QList<SchemaObject> columns;
    for (const SchemaObject &object : m_to.objects) {
        if (object.kind == Kind::Column && object.tablePath() == tablePath)
            columns += object;
    }
    std::sort(columns.begin(), columns.end(), [](const SchemaObject &left, const SchemaObject &right) {
        return left.column.position < right.column.position;
    });
    return columns;
}

QString Diff::createTable(const SchemaObject &table) const
{
    QStringList columns;
    for (const SchemaObject &column : columnsOf(table.tablePath()))
        columns += u"    %1 %2"_s.arg(quoted(column.name), columnText(column.column));
    QStringList constraints;
    for (const SchemaObject &object : m_to.objects) {
        if (object.kind == Kind::Constraint && object.key.type != "f"_L1 && object.tablePath() == table.tablePath())
            constraints += "    "_L1 + constraintText(object);
    }
    QString text = u"-- CreateTable\nCREATE TABLE "_s + sqlTable(table) + u" (\n"_s + columns.join(u",\n"_s);
    if (!columns.isEmpty() && !constraints.isEmpty())
        text += ",\n\n"_L1;
    return text + constraints.join(u",\n"_s) + u"\n);\n"_s;
}

void Diff::compareColumns()
{
    for (auto [path, column] : m_to.objects.asKeyValueRange()) {
        if (column.kind != Kind::Column)
            continue;
        const auto before = m_from.objects.constFind(path);
        if (before != m_from.objects.cend()) {
            changeColumn(*before, column);
            continue;
        }
        if (isNewTable(column))
            continue;
        if (column.column.notNull && column.column.defaultValue.isEmpty() && !column.column.serial
            && column.column.generatedAs.isEmpty() && column.column.identity.isEmpty())
            m_script.warnings +=
                u"The column %1 of %2 has to be filled in and has no default: this fails when the table has "
                "rows."_s.arg(quoted(column.name), sqlTable(column));
        m_changes[tablePathOf(column)].adds +=
            u"ADD COLUMN     %1 %2"_s.arg(quoted(column.name), columnText(column.column));
    }
    for (auto [path, column] : m_from.objects.asKeyValueRange()) {
        if (column.kind != Kind::Column || m_to.objects.contains(path) || isGoneTable(column))
            continue;
        m_script.warnings +=
            u"The column %1 of %2 is removed, with everything in it."_s.arg(quoted(column.name), sqlTable(column));
        m_changes[tablePathOf(column)].drops += u"DROP COLUMN "_s + quoted(column.name);
    }
}

void Diff::changeColumn(const SchemaObject &before, const SchemaObject &after)
{
    if (before.definition == after.definition)
        return;
    const ColumnChange change = columnChange(before, after);
    if (!change.refusal.isEmpty())
        refuse(change.refusal);
    m_script.warnings += change.warnings;
    m_changes[tablePathOf(after)].alters += change.clauses;
}

//! Whether the primary or unique key that a foreign key needs is made anew or dropped.
bool Diff::losesItsKey(const SchemaObject &constraint) const
{
    if (constraint.key.type != "f"_L1)
        return false;
    const QString target = constraint.key.otherSchema + u'.' + constraint.key.otherTable;
    return std::any_of(m_from.objects.cbegin(), m_from.objects.cend(), [&](const SchemaObject &key) {
        const bool isKey = (key.kind == Kind::Constraint && (key.key.type == "p"_L1 || key.key.type == "u"_L1))
            || (key.kind == Kind::Index && key.key.type == "unique"_L1);
        return isKey && key.tablePath() == target && m_to.objects.value(key.path()).definition != key.definition;
    });
}

void Diff::compareConstraints()
{
    for (auto [path, constraint] : m_from.objects.asKeyValueRange()) {
        if (constraint.kind != Kind::Constraint)
            continue;
        const auto after = m_to.objects.constFind(path);
        const bool stays = after != m_to.objects.cend();
        const bool isForeign = constraint.key.type == "f"_L1;
        if (stays && after->definition == constraint.definition && !losesItsKey(constraint))
            continue;
        if (!isGoneTable(constraint) || isForeign)
            dropConstraint(constraint);
        if (stays)
            addConstraint(*after);
    }
    for (auto [path, constraint] : m_to.objects.asKeyValueRange()) {
        if (constraint.kind != Kind::Constraint || m_from.objects.contains(path))
            continue;
        if (constraint.key.type == "f"_L1 || !isNewTable(constraint))
            addConstraint(constraint);
    }
}

void Diff::dropConstraint(const SchemaObject &constraint)
{
    const QString clause = u"DROP CONSTRAINT "_s + quoted(constraint.name);
    if (constraint.key.type == "f"_L1)
        m_script.droppedKeys += u"-- DropForeignKey\nALTER TABLE %1 %2;\n"_s.arg(sqlTable(constraint), clause);
    else
        m_changes[tablePathOf(constraint)].drops.prepend(clause);
}

void Diff::addConstraint(const SchemaObject &constraint)
{
    if (!isNewTable(constraint))
        m_script.warnings += u"The constraint %1 of %2 is new: this fails when a row does not keep it."_s.arg(
            quoted(constraint.name), sqlTable(constraint));
    if (constraint.key.type == "f"_L1)
        m_script.addedKeys +=
            u"-- AddForeignKey\nALTER TABLE %1 ADD %2;\n"_s.arg(sqlTable(constraint), constraintText(constraint));
    else
        m_changes[tablePathOf(constraint)].constraints += u"ADD "_s + constraintText(constraint);
}

void Diff::compareIndexes()
{
    for (auto [path, index] : m_from.objects.asKeyValueRange()) {
        const bool stays = m_to.objects.value(path).definition == index.definition;
        if (index.kind == Kind::Index && !stays && !isGoneTable(index))
            m_script.droppedIndexes += u"-- DropIndex\nDROP INDEX %1;\n"_s.arg(qualified(index.schema, index.name));
    }
    for (auto [path, index] : m_to.objects.asKeyValueRange()) {
        const bool stays = m_from.objects.value(path).definition == index.definition;
        if (index.kind != Kind::Index || stays)
            continue;
        if (!index.key.valid)
            refuse(Text::tr("The SQL cannot be written, because the %1 is not valid: its building was not "
                            "finished.")
                       .arg(path));
        if (index.key.type == "unique"_L1 && !isNewTable(index))
            m_script.warnings += u"The index %1 of %2 is unique: this fails when two rows have the same values."_s.arg(
                quoted(index.name), sqlTable(index));
        m_script.createdIndexes += u"-- CreateIndex\n%1;\n"_s.arg(indexText(index));
    }
}

void Diff::writeAlters()
{
    for (auto [path, change] : m_changes.asKeyValueRange()) {
        const QStringList clauses = change.drops + change.adds + change.alters + change.constraints;
        if (!clauses.isEmpty())
            m_script.altered +=
                u"-- AlterTable\nALTER TABLE %1 %2;\n"_s.arg(sqlTable(m_to.objects[path]), clauses.join(u",\n"_s));
    }
}

} // namespace

Result<QByteArray> sqlFor(const SchemaSnapshot &from, const SchemaSnapshot &to)
{
    return Diff(from, to).run();
}

} // namespace catalpa::schema
