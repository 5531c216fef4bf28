// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/insertrun.h"

#include <algorithm>

namespace catalpa::migrate {
namespace {

constexpr qsizetype longestHead = 4'096;

bool isBlank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

//! Of the word VALUES in the beginning of an INSERT that reads nothing else; -1 when there is none.
qsizetype placeOfValues(const QByteArray &upper)
{
    const QByteArray word = "VALUES";
    for (qsizetype at = upper.indexOf(word, 1); at >= 0; at = upper.indexOf(word, at + 1)) {
        const char before = upper.at(at - 1);
        const char behind = at + word.size() < upper.size() ? upper.at(at + word.size()) : ' ';
        if ((isBlank(before) || before == ')') && (isBlank(behind) || behind == '('))
            return upper.first(at).contains("SELECT") ? -1 : at;
    }
    return -1;
}

//! Rows in parentheses and constants in them, without any parenthesis of its own as a function or a query has. When in
//! doubt, no: a backslash may hide the end of a text, a dollar its beginning, a comment either.
bool isPlainRows(QByteArrayView rows)
{
    int depth = 0;
    char quote = '\0';
    char last = '\0';
    for (const char byte : rows) {
        if (byte == '\\' || byte == '$')
            return false;
        if (quote != '\0') {
            quote = byte == quote ? '\0' : quote;
            continue;
        }
        if ((byte == '-' && last == '-') || (byte == '*' && last == '/'))
            return false;
        last = byte;
        if (byte == '\'' || byte == '"')
            quote = byte;
        else if (byte == '(')
            ++depth;
        else if (byte == ')')
            --depth;
        if (depth < 0 || depth > 1 || (depth == 0 && !isBlank(byte) && byte != ')' && byte != ',' && byte != ';'))
            return false;
    }
    return depth == 0 && quote == '\0';
}

} // namespace

QByteArray headOfInsert(const QByteArray &sql, const sql::Statement &statement)
{
    if (statement.words.value(0) != "INSERT")
        return {};
    const QByteArray text = sql.mid(statement.begin, std::min(statement.end - statement.begin, longestHead));
    const qsizetype values = placeOfValues(text.toUpper());
    constexpr qsizetype word = 6;
    if (values < 0)
        return {};
    const qsizetype rows = statement.begin + values + word;
    return isPlainRows(QByteArrayView(sql).sliced(rows, statement.end - rows)) ? text.first(values) : QByteArray();
}

} // namespace catalpa::migrate
