// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/predicates.h"

#include "base/text.h"
#include "prisma/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using ExpressionKind = Expression::Kind;

QString conditionOf(const QString &column, const Expression &value, bool isNegated, Problems &problems)
{
    const QString name = quotedName(column);
    if (value.kind == ExpressionKind::Constant && value.text == u"null")
        return name + (isNegated ? u" IS NOT NULL"_s : u" IS NULL"_s);
    const QString comparison = isNegated ? u" != "_s : u" = "_s;
    if (value.kind == ExpressionKind::Number
        || (value.kind == ExpressionKind::Constant && (value.text == u"true" || value.text == u"false")))
        return name + comparison + value.text;
    if (value.kind == ExpressionKind::String)
        return name + comparison + quotedText(value.text);
    problems.add(value.place, Text::tr("This value cannot stand in the condition of an index."),
                 Text::tr("Write the condition as raw(\"…\")."));
    return {};
}

} // namespace

QString predicateOf(const Expression &where, const ModelDefinition &model, Problems &problems)
{
    const bool isRaw = where.kind == ExpressionKind::Function && where.text == u"raw" && where.arguments.size() == 1
        && where.arguments.front().value.kind == ExpressionKind::String;
    if (isRaw)
        return where.arguments.front().value.text;
    if (where.kind != ExpressionKind::Object || where.arguments.empty()) {
        problems.add(where.place, Text::tr("This is no condition."), Text::tr("Write raw(\"…\") or { field: value }."));
        return {};
    }
    QStringList conditions;
    for (const Argument &member : where.arguments) {
        const ScalarField *field = model.scalar(member.name);
        if (!field) {
            problems.add(member.place, Text::tr("There is no field “%1”.").arg(member.name));
            continue;
        }
        const Expression &value = member.value;
        const bool isNegated = value.kind == ExpressionKind::Object && value.arguments.size() == 1
            && value.arguments.front().name == u"not";
        conditions +=
            conditionOf(field->column, isNegated ? value.arguments.front().value : value, isNegated, problems);
    }
    return conditions.join(u" AND "_s);
}

} // namespace catalpa::prisma
