// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sqlscan.h"

#include "sql/comments.h"
#include "sql/sourceposition.h"

#include <QtCore/QScopeGuard>

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

constexpr qsizetype usualWindow = 256 * 1024;

Token::Kind kindOf(const PgQuery__ScanToken &token, char first)
{
    if (token.token == PG_QUERY__TOKEN__SQL_COMMENT || token.token == PG_QUERY__TOKEN__C_COMMENT)
        return Token::Kind::Comment;
    const bool keyword = token.keyword_kind != PG_QUERY__KEYWORD_KIND__NO_KEYWORD;
    if (keyword || (token.token == PG_QUERY__TOKEN__IDENT && first != '"'))
        return Token::Kind::Word;
    // Below the named ones they are ASCII.
    return token.token < PG_QUERY__TOKEN__IDENT ? Token::Kind::Sign : Token::Kind::Other;
}

Tokens scanPiece(const QByteArray &piece)
{
    PgQueryScanResult result = pg_query_scan(piece.constData());
    const auto freeResult = qScopeGuard([&result] { pg_query_free_scan_result(result); });
    Tokens found;
    if (result.error != nullptr) {
        found.error = {QString::fromUtf8(result.error->message), byteOf(piece, std::max(result.error->cursorpos, 1))};
        return found;
    }
    const auto *packed = static_cast<const uint8_t *>(static_cast<const void *>(result.pbuf.data));
    PgQuery__ScanResult *scanned = pg_query__scan_result__unpack(nullptr, result.pbuf.len, packed);
    const auto freeScanned = qScopeGuard([scanned] { pg_query__scan_result__free_unpacked(scanned, nullptr); });
    for (size_t at = 0; at < scanned->n_tokens; ++at) {
        const PgQuery__ScanToken &token = *scanned->tokens[at];
        found.tokens += {.begin = token.start,
                         .end = token.end,
                         .kind = kindOf(token, token.start < piece.size() ? piece[token.start] : '\0')};
    }
    found.end = piece.size();
    return found;
}

bool isBlank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool continuesWord(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_'
        || byte == '.' || static_cast<unsigned char>(byte) >= 0x80;
}

//! What the scanner cannot read, at the beginning of \a piece: all of it when it has no end, otherwise one word.
Tokens passOver(const QByteArray &piece, const SyntaxError &error)
{
    qsizetype end = 1;
    if (error.message.startsWith(QLatin1String("unterminated"))) {
        end = piece.size();
    } else {
        while (end < piece.size() && continuesWord(piece[end]))
            ++end;
    }
    return {{{0, end, piece.startsWith("/*") ? Token::Kind::Comment : Token::Kind::Other}}, end, error};
}

Tokens moved(Tokens tokens, qsizetype by)
{
    for (Token &token : tokens.tokens) {
        token.begin += by;
        token.end += by;
    }
    tokens.end += by;
    if (tokens.error)
        tokens.error->position += by;
    return tokens;
}

//! A comment of which all is known without PostgreSQL's scanner.
Tokens commentAt(QByteArrayView sql, qsizetype from)
{
    const auto end = endOfComment(sql, from);
    if (end)
        return {{{from, *end, Token::Kind::Comment}}, *end, {}};
    return {{{from, sql.size(), Token::Kind::Comment}}, sql.size(), SyntaxError{u"unterminated /* comment"_s, from}};
}

//! The tokens before the comment at \a crowded; nothing when it is within a text in quotation marks.
std::optional<Tokens> tokensBefore(QByteArrayView sql, qsizetype from, qsizetype crowded)
{
    const QByteArray piece = sql.sliced(from, crowded - from).toByteArray();
    Tokens found = scanPiece(piece);
    if (found.error && found.error->position > 0)
        found = scanPiece(piece.first(found.error->position));
    if (found.error || found.end <= 0)
        return std::nullopt;
    Token *last = found.tokens.isEmpty() ? nullptr : &found.tokens.last();
    if (last != nullptr && last->kind == Token::Kind::Comment && last->end == piece.size()
        && piece.sliced(last->begin).startsWith("--")) {
        const qsizetype line = sql.indexOf('\n', crowded); // It is a part of that one.
        last->end = (line < 0 ? sql.size() : line) - from;
        found.end = last->end;
    }
    return moved(std::move(found), from);
}

//! Behind the text in quotation marks that begins at \a from; \a from when there is none, or it has no end.
qsizetype behindQuoted(QByteArrayView sql, qsizetype from)
{
    constexpr qsizetype longestTag = 64;
    const QByteArrayView rest = sql.sliced(from);
    if (rest.startsWith('$')) {
        const qsizetype tag = rest.first(std::min(longestTag, rest.size())).indexOf('$', 1) + 1;
        const bool isTag = std::all_of(rest.begin() + 1, rest.begin() + std::max<qsizetype>(tag - 1, 1), continuesWord);
        const qsizetype end = tag > 1 && isTag ? rest.indexOf(rest.first(tag), tag) : -1;
        return end < 0 ? from : from + end + tag;
    }
    const bool escapes = rest.startsWith("E'") || rest.startsWith("e'");
    const char sign = rest.isEmpty() ? ' ' : rest[escapes ? 1 : 0];
    if (sign != '\'' && sign != '"')
        return from;
    for (qsizetype at = escapes ? 2 : 1; at < rest.size(); ++at) {
        if (rest[at] == sign && (at + 1 == rest.size() || rest[at + 1] != sign))
            return from + at + 1;
        if (rest[at] == sign || (escapes && rest[at] == '\\'))
            ++at;
    }
    return from;
}

} // namespace

Tokens scan(QByteArrayView sql, qsizetype from)
{
    if (sql.sliced(from).startsWith("/*"))
        return commentAt(sql, from);
    for (qsizetype window = usualWindow;; window *= 4) {
        // A blank ends every token except comments and what is quoted, of which the scanner tells that it has no end.
        qsizetype until = std::min(from + window, sql.size());
        while (until < sql.size() && !isBlank(sql[until]))
            ++until;
        const bool whole = until == sql.size();
        for (qsizetype at = crowdedComment(sql.first(until), std::min(behindQuoted(sql, from), until)); at >= 0;
             at = crowdedComment(sql.first(until), endOfCrowd(sql, at))) {
            if (auto before = tokensBefore(sql, from, at))
                return *before;
        }
        const QByteArray piece = sql.sliced(from, until - from).toByteArray();

        Tokens found = scanPiece(piece);
        if (found.error && found.error->position > 0) {
            const SyntaxError error = *found.error;
            found = scanPiece(piece.first(error.position));
            if (found.error || found.end <= 0) // What is not UTF-8 has no place that can be trusted.
                found = passOver(piece, error);
        } else if (found.error) {
            if (!whole && found.error->message.startsWith(QLatin1String("unterminated")))
                continue;
            found = passOver(piece, SyntaxError(*found.error));
        } else if (!whole && !found.tokens.isEmpty() && found.tokens.constLast().kind == Token::Kind::Comment
                   && found.tokens.constLast().end == piece.size()) {
            found.end = found.tokens.takeLast().begin; // Perhaps its line goes on behind the blank.
            if (found.end == 0)
                continue;
        }
        return moved(std::move(found), from);
    }
}

} // namespace catalpa::sql
