// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/columnchange.h"

#include "base/text.h"

#include "schema/ddlwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

//! Whether ALTER COLUMN … TYPE works without USING.
enum class TypeChange { Refused, Safe, Narrowing };

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

//! A domain takes what its type takes, and may refuse single values.
TypeChange typeChange(const ColumnDefinition &from, const ColumnDefinition &to)
{
    const TypeChange change =
        typeChange(from.baseType.isEmpty() ? from.type : from.baseType, to.baseType.isEmpty() ? to.type : to.baseType);
    return !to.baseType.isEmpty() && change == TypeChange::Safe ? TypeChange::Narrowing : change;
}

void changeType(const SchemaObject &before, const SchemaObject &after, ColumnChange &change)
{
    const QString &type = after.column.type;
    const TypeChange kind = typeChange(before.column, after.column);
    if (kind == TypeChange::Refused)
        change.refusal = Text::tr("The SQL cannot be written, because PostgreSQL does not turn %1 into %2 by itself "
                                  "(%3). Write this migration by hand.")
                             .arg(shortType(before.column.type), shortType(type), after.path());
    if (kind == TypeChange::Narrowing)
        change.warnings += u"The column %1 of %2 becomes %3: values that do not fit are cut, or make this fail."_s.arg(
            quoted(after.name), sqlTable(after), typeText(type));
    change.clauses += u"ALTER COLUMN %1 SET DATA TYPE %2"_s.arg(quoted(after.name), typeText(type));
}

} // namespace

ColumnChange columnChange(const SchemaObject &before, const SchemaObject &after)
{
    const ColumnDefinition &old = before.column;
    const ColumnDefinition &now = after.column;
    ColumnChange change;
    if (old.generatedAs != now.generatedAs || old.identity != now.identity || old.serial != now.serial
        || old.collation != now.collation)
        change.refusal = Text::tr("The SQL cannot be written, because the %1 gets another numbering, collation or "
                                  "way to be generated. Write this migration by hand.")
                             .arg(after.path());
    const QString column = u"ALTER COLUMN %1 "_s.arg(quoted(after.name));
    if (old.notNull && !now.notNull)
        change.clauses += column + u"DROP NOT NULL"_s;
    if (!old.defaultValue.isEmpty() && old.defaultValue != now.defaultValue)
        change.clauses += column + u"DROP DEFAULT"_s; // Before the type, to which it may not be turned.
    if (old.type != now.type)
        changeType(before, after, change);
    if (!now.defaultValue.isEmpty() && old.defaultValue != now.defaultValue)
        change.clauses += column + u"SET DEFAULT "_s + now.defaultValue;
    if (!old.notNull && now.notNull) {
        change.warnings += u"The column %1 of %2 has to be filled in from now on: this fails when it is empty in a "
                           "row."_s.arg(quoted(after.name), sqlTable(after));
        change.clauses += column + u"SET NOT NULL"_s;
    }
    return change;
}

} // namespace catalpa::schema
