// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describeddefault.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using prisma::Default;
using prisma::NativeType;
using prisma::Value;

enum class Family { Text, Json, Integer, Decimal, Boolean, Time, Bytes, Enum, Other };

Family familyOf(const prisma::Column &column)
{
    if (column.type.kind != prisma::ColumnType::Kind::Native)
        return column.type.kind == prisma::ColumnType::Kind::Enum ? Family::Enum : Family::Other;
    switch (column.type.native.kind) {
    case NativeType::Kind::SmallInt:
    case NativeType::Kind::Integer:
    case NativeType::Kind::BigInt:
    case NativeType::Kind::Oid:
        return Family::Integer;
    case NativeType::Kind::Real:
    case NativeType::Kind::DoublePrecision:
    case NativeType::Kind::Decimal:
    case NativeType::Kind::Money:
        return Family::Decimal;
    case NativeType::Kind::Boolean:
        return Family::Boolean;
    case NativeType::Kind::Date:
    case NativeType::Kind::Time:
    case NativeType::Kind::Timetz:
    case NativeType::Kind::Timestamp:
    case NativeType::Kind::Timestamptz:
        return Family::Time;
    case NativeType::Kind::ByteA:
        return Family::Bytes;
    case NativeType::Kind::Uuid:
        return Family::Other;
    case NativeType::Kind::Json:
    case NativeType::Kind::JsonB:
        return Family::Json;
    default:
        return Family::Text;
    }
}

//! Any number of casts, as they stand behind a value.
QString casts()
{
    return uR"((?:::(?:"(?:[^"]|"")*"|[\w.\s])+(?:\([\d,\s]*\))?(?:\[\])?)*)"_s;
}

//! The content of a literal such as 'it''s'::text, which has to be all there is.
std::optional<QString> literal(const QString &text)
{
    static const QRegularExpression form(uR"(^\s*'((?:[^']|'')*)')"_s + casts() + uR"(\s*$)"_s);
    static const QRegularExpression escaped(uR"(^\s*E'((?:[^'\\]|''|\\.)*)')"_s + casts() + uR"(\s*$)"_s);
    if (const auto match = form.match(text); match.hasMatch())
        return match.captured(1).replace(u"''"_s, u"'"_s);
    if (const auto match = escaped.match(text); match.hasMatch())
        return match.captured(1).replace(u"''"_s, u"'"_s).replace(u"\\\\"_s, u"\\"_s);
    return std::nullopt;
}

//! Prisma reads fractions in parentheses, but not whole numbers.
std::optional<QString> number(const QString &text, bool isWhole)
{
    static const QRegularExpression whole(uR"(^\s*(-?\d+)\s*$)"_s);
    static const QRegularExpression fraction(uR"(^\s*\(?(-?\d+(?:\.\d+)?)\)?)"_s + casts() + uR"(\s*$)"_s);
    const QRegularExpressionMatch match = (isWhole ? whole : fraction).match(literal(text).value_or(text));
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

//! Of what PostgreSQL writes for bytes, in either of its forms: "\\x6869" or "hi\\000".
QString hexadecimal(const QString &content)
{
    if (content.startsWith(u"\\x"_s))
        return content.mid(2).toLower();
    const QByteArray text = content.toUtf8();
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '\\') {
            bytes += text.at(i);
        } else if (text.mid(i + 1, 1) == "\\") {
            bytes += '\\';
            ++i;
        } else {
            bytes += char(text.mid(i + 1, 3).toInt(nullptr, 8));
            i += 3;
        }
    }
    return QString::fromLatin1(bytes.toHex());
}

std::optional<Value> valueOf(const QString &text, Family family)
{
    switch (family) {
    case Family::Text:
    case Family::Json:
    case Family::Enum:
        if (const auto content = literal(text))
            return Value{family == Family::Enum ? Value::Kind::Enum : Value::Kind::String, *content};
        return std::nullopt;
    case Family::Integer:
        if (const auto digits = number(text, true))
            return Value{Value::Kind::Integer, *digits};
        return std::nullopt;
    case Family::Decimal:
        if (const auto digits = number(text, false))
            return Value{Value::Kind::Decimal, *digits};
        return std::nullopt;
    case Family::Boolean:
        if (text == u"true" || text == u"false")
            return Value{Value::Kind::Boolean, text};
        return std::nullopt;
    case Family::Bytes:
        if (const auto content = literal(text))
            return Value{Value::Kind::Bytes, hexadecimal(*content)};
        return std::nullopt;
    case Family::Time:
    case Family::Other:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

//! The elements of ARRAY[…], cut at commas outside of quotes and parentheses.
QStringList elements(const QString &inside)
{
    QStringList parts;
    QString part;
    bool isQuoted = false;
    int depth = 0;
    for (const QChar c : inside) {
        isQuoted ^= c == u'\'';
        if (!isQuoted && (c == u'(' || c == u'['))
            ++depth;
        if (!isQuoted && (c == u')' || c == u']'))
            --depth;
        if (c == u',' && !isQuoted && depth == 0)
            parts += std::exchange(part, {});
        else
            part += c;
    }
    return part.trimmed().isEmpty() ? parts : parts + QStringList{part};
}

//! {a,"b c"} as PostgreSQL writes lists of plain values.
std::optional<QStringList> braceElements(const QString &content)
{
    if (!content.startsWith(u'{') || !content.endsWith(u'}'))
        return std::nullopt;
    static const QRegularExpression element(uR"re("((?:[^"\\]|\\.)*)"|([^,]+))re"_s);
    QStringList parts;
    auto matches = element.globalMatch(content.mid(1, content.size() - 2));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        parts += match.hasCaptured(2) ? match.captured(2)
                                      : match.captured(1).replace(QRegularExpression(uR"(\\(.))"_s), u"\\1"_s);
    }
    return parts;
}

std::optional<Value> listOf(const QString &text, Family family)
{
    static const QRegularExpression array(uR"(^\s*\(?ARRAY\[(.*?)\])"_s + casts() + uR"(\)?)"_s + casts()
                                              + uR"(\s*$)"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    Value list{Value::Kind::List, {}};
    QStringList parts;
    if (const auto match = array.match(text); match.hasMatch()) {
        parts = elements(match.captured(1));
    } else if (const auto content = literal(text)) {
        const auto inside = braceElements(*content);
        if (!inside)
            return std::nullopt;
        const bool isQuoted =
            family == Family::Text || family == Family::Json || family == Family::Enum || family == Family::Bytes;
        for (const QString &part : *inside)
            parts += isQuoted ? u'\'' + QString(part).replace(u'\'', u"''"_s) + u'\'' : part;
    } else {
        return std::nullopt;
    }
    for (const QString &part : parts) {
        const auto item = valueOf(part.trimmed(), family);
        if (!item)
            return std::nullopt;
        list.items += *item;
    }
    return list;
}

//! The name in nextval('public."A_id_seq"'::regclass).
std::optional<QString> sequenceIn(const QString &text)
{
    static const QRegularExpression form(uR"re(^nextval\('(?:(?:"[^"]*"|[^".]+)\.)?(?:"([^"]*)"|([^".']+))')re"_s);
    const QRegularExpressionMatch match = form.match(text);
    return match.hasMatch() ? std::optional(match.captured(1) + match.captured(2)) : std::nullopt;
}

bool isNow(const QString &text)
{
    static const QRegularExpression form(uR"(^(?:now\(\)|CURRENT_TIMESTAMP)(?:\(\d\))?)"_s + casts() + u"$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

} // namespace

prisma::Default describedDefault(const QString &text, const prisma::Column &column)
{
    if (text.isEmpty() || text.trimmed().startsWith(u"NULL"_s))
        return {};
    const Family family = familyOf(column);
    const bool isList = column.arity == prisma::ColumnArity::List;
    if (!isList && family == Family::Time && isNow(text))
        return {Default::Kind::Now};
    if (const auto sequence = sequenceIn(text); sequence && !isList && family == Family::Integer)
        return {Default::Kind::Sequence, {Value::Kind::String, *sequence}};
    if (const auto value = isList ? listOf(text, family) : valueOf(text, family))
        return {Default::Kind::Value, *value};
    return {Default::Kind::Expression, {Value::Kind::String, text}};
}

} // namespace catalpa::migrate
