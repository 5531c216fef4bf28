// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/literals.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using ExpressionKind = Expression::Kind;

std::optional<Value> integerOf(const QString &text, ScalarType scalar)
{
    const auto kind = scalar == ScalarType::BigInt ? Value::Kind::BigInteger : Value::Kind::Integer;
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    return isNumber ? std::optional(Value{kind, QString::number(number)}) : std::nullopt;
}

//! Without zeros in front; those behind the point stay.
std::optional<Value> decimalOf(const QString &text)
{
    static const QRegularExpression form(uR"(^([+-]?)0*(\d*?)(\.\d*)?$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (text.isEmpty() || !match.hasMatch() || (match.captured(2).isEmpty() && !text.contains(u'0')))
        return std::nullopt;
    QString number = (match.captured(2).isEmpty() ? u"0"_s : match.captured(2)) + match.captured(3);
    if (number.endsWith(u'.'))
        number.chop(1);
    const bool isZero = !number.contains(QRegularExpression(u"[1-9]"_s));
    return Value{Value::Kind::Decimal, (match.captured(1) == u"-" && !isZero ? u"-"_s : QString()) + number};
}

std::optional<Value> bytesOf(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return Value{Value::Kind::Bytes, QString::fromLatin1((*decoded).toHex())};
}

bool isJson(const QString &text)
{
    QJsonParseError error;
    // In brackets, because a value alone is JSON as well.
    QJsonDocument::fromJson('[' + text.toUtf8() + ']', &error);
    return error.error == QJsonParseError::NoError && !text.trimmed().isEmpty();
}

std::optional<Value> textOf(const QString &text, ScalarType scalar)
{
    switch (scalar) {
    case ScalarType::String:
        return Value{Value::Kind::String, text};
    case ScalarType::Json:
        return isJson(text) ? std::optional(Value{Value::Kind::Json, text}) : std::nullopt;
    case ScalarType::Bytes:
        return bytesOf(text);
    case ScalarType::Decimal:
        return decimalOf(text);
    case ScalarType::DateTime:
        if (const auto time = dateTimeOf(text))
            return Value{Value::Kind::DateTime, *time};
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<Value> numberOf(const QString &text, ScalarType scalar)
{
    if (scalar == ScalarType::Int || scalar == ScalarType::BigInt)
        return integerOf(text, scalar);
    if (scalar == ScalarType::Float || scalar == ScalarType::Decimal)
        return decimalOf(text);
    return std::nullopt;
}

} // namespace

std::optional<Value> literalOf(const Expression &literal, ScalarType scalar)
{
    if (literal.kind == ExpressionKind::Number)
        return numberOf(literal.text, scalar);
    if (literal.kind == ExpressionKind::String)
        return textOf(literal.text, scalar);
    if (literal.kind == ExpressionKind::Constant && scalar == ScalarType::Boolean
        && (literal.text == u"true" || literal.text == u"false"))
        return Value{Value::Kind::Boolean, literal.text};
    return std::nullopt;
}

std::optional<QString> dateTimeOf(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?(?:([Zz])|([+-]\d\d:\d\d))$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || !QDate::fromString(match.captured(1), Qt::ISODate).isValid()
        || !QTime::fromString(match.captured(2), Qt::ISODate).isValid())
        return std::nullopt;
    QString fraction = match.captured(3).left(9);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    while (fraction.size() % 3 != 0)
        fraction += u'0';
    const QString zone = match.captured(5).isEmpty() ? u"+00:00"_s : match.captured(5);
    return match.captured(1) + u' ' + match.captured(2) + (fraction.isEmpty() ? QString() : u'.' + fraction) + u' '
        + zone;
}

} // namespace catalpa::prisma
