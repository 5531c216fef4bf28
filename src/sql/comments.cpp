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
