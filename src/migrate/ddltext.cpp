// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/ddltext.h"

#include "migrate/quotedname.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! A type's name and the number in its parentheses, or -1.
struct TypeName {
    QString name;
    int size = -1;
};

TypeName typeName(const QString &type)
{
    static const QRegularExpression form(u"^(.*?)(?:\\((\\d+)(?:,\\d+)?\\))?$"_s);
    const QRegularExpressionMatch match = form.match(shortType(type));
    return {match.captured(1), match.captured(2).isEmpty() ? -1 : match.captured(2).toInt()};
}

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
    return QString::fromUtf8(quotedName(name));
}

QString qualified(const QString &schema, const QString &name)
{
    return schema == "public"_L1 ? quoted(name) : quoted(schema) + u'.' + quoted(name);
}

QString typeText(const QString &type)
{
    QString text = shortType(type);
    if (type.contains(u'.') || type.contains(u'"')) // One that is no type of PostgreSQL's own.
        return text;
    static const QRegularExpression numeric(u"^numeric"_s);
    return text.replace(numeric, u"decimal"_s).toUpper();
}

QString columnText(const ColumnShape &column)
{
    QString text = typeText(column.type);
    if (column.serial)
        text = text == "BIGINT"_L1 ? u"BIGSERIAL"_s : text == "SMALLINT"_L1 ? u"SMALLSERIAL"_s : u"SERIAL"_s;
    if (!column.collation.isEmpty())
        text += " COLLATE "_L1 + column.collation;
    if (!column.identity.isEmpty())
        text += u" GENERATED %1 AS IDENTITY"_s.arg(column.identity);
    if (column.notNull)
        text += " NOT NULL"_L1;
    if (!column.defaultValue.isEmpty())
        text += " DEFAULT "_L1 + column.defaultValue;
    return text;
}

QString constraintText(const SchemaObject &constraint)
{
    const KeyShape &key = constraint.key;
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

TypeChange typeChange(const QString &from, const QString &to)
{
    static const QStringList numbers{u"smallint"_s, u"integer"_s, u"bigint"_s,
                                     u"numeric"_s,  u"real"_s,    u"double precision"_s};
    static const QSet<QString> texts{u"text"_s, u"varchar"_s, u"character"_s};
    static const QStringList times{u"date"_s, u"timestamp"_s, u"timestamptz"_s};
    const TypeName old = typeName(from);
    const TypeName now = typeName(to);
    const bool sized = now.size >= 0 && (old.size < 0 || now.size < old.size);
    if (texts.contains(now.name)) // PostgreSQL turns every type into a text.
        return sized || (now.name == "character"_L1 && old.name != now.name) ? TypeChange::Narrowing : TypeChange::Safe;
    for (const QStringList &family : {numbers, times}) {
        if (family.contains(old.name) && family.contains(now.name)) {
            const bool smaller = family.indexOf(now.name) < family.indexOf(old.name);
            return smaller || (old.name == now.name && sized) || now.name == "real"_L1 ? TypeChange::Narrowing
                                                                                       : TypeChange::Safe;
        }
    }
    return old.name == now.name ? TypeChange::Narrowing : TypeChange::Refused;
}

} // namespace catalpa::migrate
