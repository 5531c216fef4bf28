// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/ddlwriter.h"

#include "sql/identifier.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

QString quotedList(const QStringList &names)
{
    QStringList list;
    for (const QString &name : names)
        list += quoted(name);
    return list.join(u", "_s);
}

} // namespace

QString quoted(const QString &name)
{
    return QString::fromUtf8(sql::quotedName(name));
}

QString qualified(const QString &schema, const QString &name)
{
    return schema == "public"_L1 ? quoted(name) : quoted(schema) + u'.' + quoted(name);
}

QString sqlTable(const SchemaObject &part)
{
    return qualified(part.schema, part.table);
}

QString typeText(const QString &type)
{
    QString text = shortType(type);
    if (type.contains(u'.') || type.contains(u'"')) // One that is no type of PostgreSQL's own.
        return text;
    static const QRegularExpression numeric(u"^numeric"_s);
    return text.replace(numeric, u"decimal"_s).toUpper();
}

QString columnText(const ColumnDefinition &column)
{
    QString text = typeText(column.type);
    if (column.serial)
        text = text == "BIGINT"_L1 ? u"BIGSERIAL"_s : text == "SMALLINT"_L1 ? u"SMALLSERIAL"_s : u"SERIAL"_s;
    if (!column.collation.isEmpty())
        text += " COLLATE "_L1 + column.collation;
    if (!column.identity.isEmpty())
        text += u" GENERATED %1 AS IDENTITY"_s.arg(column.identity);
    if (!column.generatedAs.isEmpty())
        text += u" GENERATED ALWAYS AS (%1) STORED"_s.arg(column.generatedAs);
    if (column.notNull)
        text += " NOT NULL"_L1;
    if (!column.defaultValue.isEmpty())
        text += " DEFAULT "_L1 + column.defaultValue;
    return text;
}

QString constraintText(const SchemaObject &constraint)
{
    const KeyDefinition &key = constraint.key;
    QString text = u"CONSTRAINT %1 "_s.arg(quoted(constraint.name));
    if (key.plain && key.type == "p"_L1)
        return text + u"PRIMARY KEY (%1)"_s.arg(quotedList(key.columns));
    if (key.plain && key.type == "f"_L1)
        return text
            + u"FOREIGN KEY (%1) REFERENCES %2(%3) ON DELETE %4 ON UPDATE %5"_s.arg(
                quotedList(key.columns), qualified(key.otherSchema, key.otherTable), quotedList(key.otherColumns),
                key.onDelete, key.onUpdate);
    return text + constraint.definition;
}

QString indexText(const SchemaObject &index)
{
    if (!index.key.plain)
        return index.definition;
    return u"CREATE %1INDEX %2 ON %3(%4)"_s.arg(index.key.type == "unique"_L1 ? u"UNIQUE "_s : QString(),
                                                quoted(index.name), qualified(index.schema, index.table),
                                                quotedList(index.key.columns));
}

} // namespace catalpa::schema
