// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/comments.h"

#include "sql/sqlscan.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace catalpa::sql {
namespace {

constexpr qsizetype crowd = 256; //!< Bytes. No operator has more than 63.

constexpr qsizetype slowCrowd =
    20'000; //!< Bytes. PostgreSQL 15 takes half a second for it, and four times as long for twice.

constexpr auto operatorSigns = [] {
    std::array<bool, 256> signs{};
    for (const char sign : std::string_view("~!@#^&|`?+-*/%<>="))
        signs.at(static_cast<unsigned char>(sign)) = true;
    return signs;
}();

bool isOperatorSign(char byte)
{
    return operatorSigns[static_cast<unsigned char>(byte)];
}

bool hasSlowCrowd(QByteArrayView sql)
{
    for (qsizetype at = crowdedComment(sql, 0); at >= 0;) {
        const qsizetype end = endOfCrowd(sql, at);
        if (end - at > slowCrowd)
            return true;
        at = crowdedComment(sql, end);
    }
    return false;
}

} // namespace

std::optional<qsizetype> endOfComment(QByteArrayView sql, qsizetype at)
{
    qsizetype depth = 1;
    for (at += 2; at + 1 < sql.size(); ++at) {
        if (sql[at] == '/' && sql[at + 1] == '*')
            ++depth;
        else if (sql[at] == '*' && sql[at + 1] == '/')
            --depth;
        else
            continue;
        ++at;
        if (depth == 0)
            return at + 1;
    }
    return std::nullopt;
}

qsizetype crowdedComment(QByteArrayView sql, qsizetype from)
{
    while (from < sql.size()) {
        const auto first = std::find_if(sql.begin() + from, sql.end(), isOperatorSign);
        const auto last = std::find_if_not(first, sql.end(), isOperatorSign);
        const qsizetype comment = sql.sliced(first - sql.begin(), last - first).indexOf("/*");
        if (last - first >= crowd && comment >= 0)
            return first - sql.begin() + comment;
        from = last - sql.begin();
    }
    return -1;
}

qsizetype endOfCrowd(QByteArrayView sql, qsizetype at)
{
    return std::find_if_not(sql.begin() + at, sql.end(), isOperatorSign) - sql.begin();
}

std::optional<qsizetype> slowComment(QByteArrayView sql)
{
    for (qsizetype at = 0; hasSlowCrowd(sql.sliced(at));) {
        const Tokens found = scan(sql, at);
        for (const Token &token : found.tokens) {
            if (token.kind == Token::Kind::Comment && hasSlowCrowd(sql.sliced(token.begin, token.end - token.begin)))
                return token.begin;
        }
        at = found.end;
    }
    return std::nullopt;
}

QByteArray withoutComments(const QByteArray &statement)
{
    QByteArray text = statement;
    for (qsizetype at = 0; at < statement.size();) {
        const Tokens found = scan(statement, at);
        for (const Token &token : found.tokens) {
            if (token.kind == Token::Kind::Comment)
                std::fill(text.begin() + token.begin, text.begin() + token.end, ' ');
        }
        at = found.end;
    }
    return text;
}

} // namespace catalpa::sql
