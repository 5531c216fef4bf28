// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/columnchanges.h"

#include "prisma/difference/typechange.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using DefaultKind = Default::Kind;

bool isJsonMatch(const QString &one, const QString &other)
{
    const auto parsed = [](const QString &text) {
        return QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    };
    return parsed(one) == parsed(other) || parsed(one).isNull() || parsed(other).isNull();
}

//! 1.50 as 1.5.
QString shortest(const QString &number)
{
    static const QRegularExpression zeros(u"(\\.\\d*?)0+$"_s);
    QString text = QString(number).replace(zeros, u"\\1"_s);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

bool isStringLike(const Value &value)
{
    return value.kind == Value::Kind::String || value.kind == Value::Kind::Enum;
}

bool isWhole(const Value &value)
{
    return value.kind == Value::Kind::Integer || value.kind == Value::Kind::BigInteger;
}

//! Items of a list are compared more strictly than single values: an integer of a database is not equal to a BigInt.
bool isItemMatch(const Value &one, const Value &other)
{
    using VK = Value::Kind;
    if (one.kind == VK::DateTime || other.kind == VK::DateTime)
        return true;
    if ((one.kind == VK::String && other.kind == VK::Json) || (one.kind == VK::Json && other.kind == VK::String))
        return isJsonMatch(one.text, other.text);
    if (one.kind == VK::Decimal && other.kind == VK::Decimal)
        return shortest(one.text) == shortest(other.text);
    return one == other;
}

bool isListMatch(const QList<Value> &one, const QList<Value> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), isItemMatch);
}

bool isValueMatch(const Value &one, const Value &other)
{
    using VK = Value::Kind;
    if (one.kind == VK::List && other.kind == VK::List)
        return isListMatch(one.items, other.items);
    if (one.kind == VK::Json || other.kind == VK::Json) {
        const bool canBeJson =
            (one.kind == VK::Json || one.kind == VK::String) && (other.kind == VK::Json || other.kind == VK::String);
        return canBeJson && isJsonMatch(one.text, other.text);
    }
    if (one.kind == VK::DateTime || other.kind == VK::DateTime)
        return true; // Prisma cannot tell them apart.
    if (isWhole(one) && isWhole(other))
        return one.text == other.text;
    if (isStringLike(one) && isStringLike(other))
        return one.text == other.text;
    if (one.kind == VK::Decimal && other.kind == VK::Decimal)
        return shortest(one.text) == shortest(other.text);
    return one == other;
}

bool isDateTime(const Column &column)
{
    using NK = NativeType::Kind;
    const NK kind = column.type.native.kind;
    return column.type.kind == ColumnType::Kind::Native
        && (kind == NK::Timestamp || kind == NK::Timestamptz || kind == NK::Date || kind == NK::Time
            || kind == NK::Timetz);
}

bool isDateTimeValue(const Default &value)
{
    return value.kind == DefaultKind::Value && value.value.kind == Value::Kind::DateTime;
}

//! A list of times, and an expression: Prisma cannot compare them.
bool isUncomparable(const Column &from, const Column &to)
{
    const auto isList = [](const Default &each) {
        return each.kind == DefaultKind::Value && each.value.kind == Value::Kind::List;
    };
    const auto isExpression = [](const Default &each) {
        return each.kind == DefaultKind::Expression || each.kind == DefaultKind::Unknown;
    };
    const Default &one = from.defaultValue;
    const Default &other = to.defaultValue;
    return ((isExpression(one) && isList(other)) || (isList(one) && isExpression(other)))
        && (isDateTime(from) || isDateTime(to));
}

bool isDefaultMatch(const Column &from, const Column &to)
{
    const Default &one = from.defaultValue;
    const Default &other = to.defaultValue;
    if (isUncomparable(from, to) || other.kind == DefaultKind::Unknown)
        return true;
    if ((isDateTimeValue(one) && other.kind != DefaultKind::None)
        || (isDateTimeValue(other) && one.kind != DefaultKind::None))
        return true;
    if (other.kind == DefaultKind::Sequence)
        return true; // Sequences are compared by themselves.
    if (one.kind == DefaultKind::Sequence)
        return other.kind == DefaultKind::None;
    if (one.kind != other.kind)
        return false;
    if (one.kind == DefaultKind::Value)
        return isValueMatch(one.value, other.value);
    if (one.kind == DefaultKind::Expression)
        return one.value.text.compare(other.value.text, Qt::CaseInsensitive) == 0;
    return true;
}

} // namespace

ColumnChanges columnChanges(const Column &from, const Column &to)
{
    ColumnChanges changes;
    changes.arity = from.arity != to.arity;
    changes.type = typeChangeOf(from, to);
    changes.defaultValue = !isDefaultMatch(from, to);
    changes.serial = from.isSerial != to.isSerial;
    return changes;
}

} // namespace catalpa::prisma
