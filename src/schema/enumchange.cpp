// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/enumchange.h"

#include "schema/ddlwriter.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

//! Each in its quotes.
QStringList labelsOf(const QString &definition)
{
    static const QRegularExpression label(u"'(?:[^']|'')*'"_s);
    QStringList labels;
    for (auto found = label.globalMatch(definition); found.hasNext();)
        labels += found.next().captured();
    return labels;
}

bool isOf(const SchemaObject &column, const SchemaObject &type)
{
    const QString plain = QString(column.column.type).remove(u"[]"_s);
    return column.kind == SchemaObject::Kind::Column
        && (plain == type.schema + u'.' + type.name || plain == quoted(type.schema) + u'.' + quoted(type.name)
            || plain == type.schema + u'.' + quoted(type.name));
}

//! As Prisma does: https://github.com/prisma/prisma-engines, sql_renderer/postgres_renderer.rs, render_alter_enum.
QStringList madeAnew(const SchemaObject &before, const SchemaObject &after, const SchemaSnapshot &from)
{
    const QString name = qualified(after.schema, after.name);
    const QString made = qualified(after.schema, after.name + "_new"_L1);
    const QString old = qualified(after.schema, after.name + "_old"_L1);
    QStringList lines{u"BEGIN;"_s, u"CREATE TYPE %1 AS %2;"_s.arg(made, after.definition)};
    QStringList defaults;
    for (const SchemaObject &column : from.objects) {
        if (!isOf(column, before))
            continue;
        const QString alter = u"ALTER TABLE %1 ALTER COLUMN %2 "_s.arg(sqlTable(column), quoted(column.name));
        const QString many = column.column.type.endsWith("[]"_L1) ? u"[]"_s : QString();
        if (!column.column.defaultValue.isEmpty()) {
            lines += alter + "DROP DEFAULT;"_L1;
            defaults += alter + u"SET DEFAULT %1;"_s.arg(column.column.defaultValue);
        }
        lines += alter + u"TYPE %1%3 USING (%2::text%3::%1%3);"_s.arg(made, quoted(column.name), many);
    }
    lines += u"ALTER TYPE %1 RENAME TO %2;"_s.arg(name, quoted(after.name + "_old"_L1));
    lines += u"ALTER TYPE %1 RENAME TO %2;"_s.arg(made, quoted(after.name));
    lines += u"DROP TYPE %1;"_s.arg(old);
    lines += defaults;
    lines += u"COMMIT;"_s;
    return {u"-- AlterEnum\n"_s + lines.join(u'\n') + u'\n'};
}

} // namespace

QStringList enumChange(const SchemaObject &before, const SchemaObject &after, const SchemaSnapshot &from)
{
    const QStringList old = labelsOf(before.definition);
    const QStringList labels = labelsOf(after.definition);
    QStringList kept = labels;
    kept.removeIf([&old](const QString &label) { return !old.contains(label); });
    if (kept != old)
        return madeAnew(before, after, from);
    QStringList lines;
    for (qsizetype at = 0; at < labels.size(); ++at) {
        if (old.contains(labels.at(at)))
            continue;
        const QString place = at > 0 ? u" AFTER "_s + labels.at(at - 1)
            : old.isEmpty()          ? QString()
                                     : u" BEFORE "_s + old.constFirst();
        lines += u"ALTER TYPE %1 ADD VALUE %2%3;"_s.arg(qualified(after.schema, after.name), labels.at(at), place);
    }
    return {u"-- AlterEnum\n"_s + lines.join(u'\n') + u'\n'};
}

} // namespace catalpa::schema
