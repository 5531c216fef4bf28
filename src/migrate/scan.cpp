// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/scan.h"

#include "migrate/textposition.h"

#include <pg_query.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace catalpa::migrate {
namespace {

constexpr qsizetype usualWindow = 256 * 1024;

// Numbers of the enum Token of pg_query.proto (libpg_query 15); below 256 they are ASCII.
constexpr quint64 identifier = 258;
constexpr quint64 lineComment = 275;
constexpr quint64 blockComment = 276;

//! Reads protobuf's wire format, as far as ScanResult and ScanToken need it.
//! https://protobuf.dev/programming-guides/encoding/
class Wire {
public:
    explicit Wire(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    bool atEnd() const { return m_at >= m_bytes.size(); }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; !atEnd() && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= quint64{byte & 0x7fU} << shift;
            if (byte < 0x80)
                break;
        }
        return value;
    }

    QByteArrayView bytes()
    {
        const qsizetype size = std::min(static_cast<qsizetype>(number()), m_bytes.size() - m_at);
        m_at += size;
        return m_bytes.sliced(m_at - size, size);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

Token::Kind kind(quint64 number, bool keyword, char first)
{
    if (number == lineComment || number == blockComment)
        return Token::Kind::Comment;
    if (keyword || (number == identifier && first != '"'))
        return Token::Kind::Word;
    return number < 256 ? Token::Kind::Sign : Token::Kind::Other;
}

Token token(Wire wire, QByteArrayView piece)
{
    Token token;
    quint64 number = 0;
    bool keyword = false;
    while (!wire.atEnd()) {
        const quint64 field = wire.number() >> 3;
        const quint64 value = wire.number();
        if (field == 1)
            token.begin = static_cast<qsizetype>(value);
        else if (field == 2)
            token.end = static_cast<qsizetype>(value);
        else if (field == 4)
            number = value;
        else if (field == 5)
            keyword = value != 0;
    }
    token.kind = kind(number, keyword, token.begin < piece.size() ? piece[token.begin] : '\0');
    return token;
}

Tokens scanPiece(const QByteArray &piece)
{
    PgQueryScanResult result = pg_query_scan(piece.constData());
    const std::unique_ptr<PgQueryScanResult, void (*)(PgQueryScanResult *)> owner(
        &result, [](PgQueryScanResult *each) { pg_query_free_scan_result(*each); });

    Tokens found;
    if (result.error != nullptr) {
        found.error = {QString::fromUtf8(result.error->message), byteOf(piece, std::max(result.error->cursorpos, 1))};
        return found;
    }
    Wire wire(QByteArrayView(result.pbuf.data, static_cast<qsizetype>(result.pbuf.len)));
    while (!wire.atEnd()) {
        const quint64 tag = wire.number();
        if (tag == ((2U << 3) | 2U))
            found.tokens += token(Wire(wire.bytes()), piece);
        else
            wire.number();
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

} // namespace

Tokens scan(QByteArrayView sql, qsizetype from)
{
    for (qsizetype window = usualWindow;; window *= 4) {
        // A blank ends every token except comments and what is quoted, of which the scanner tells that it has no end.
        qsizetype until = std::min(from + window, sql.size());
        while (until < sql.size() && !isBlank(sql[until]))
            ++until;
        const bool whole = until == sql.size();
        const QByteArray piece = sql.sliced(from, until - from).toByteArray();

        Tokens found = scanPiece(piece);
        if (found.error && found.error->position > 0) {
            found = scanPiece(piece.first(found.error->position));
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

} // namespace catalpa::migrate
