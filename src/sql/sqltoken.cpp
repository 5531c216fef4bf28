// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sqltoken.h"

#include "base/text.h"

#include "sql/sqlscan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

bool isText(const QString &written)
{
    static const QRegularExpression opening(u"^(?:[eEnN]|[uU]&)?'|^\\$(?![0-9])"_s);
    return opening.match(written).hasMatch();
}

SqlToken pieceOf(const Token &token, const QByteArray &sql)
{
    SqlToken piece{SqlToken::Sort::Symbol, token.begin, token.end,
                   QString::fromUtf8(sql.mid(token.begin, token.end - token.begin))};
    if (token.kind == Token::Kind::Word) {
        piece.sort = SqlToken::Sort::Word;
        piece.name = piece.name.toLower();
    } else if (piece.name.startsWith(u'"')) {
        piece.sort = SqlToken::Sort::Quoted;
        piece.name = piece.name.mid(1, piece.name.size() - 2).replace(u"\"\""_s, u"\""_s);
    } else if (isText(piece.name)) {
        piece.sort = SqlToken::Sort::Text;
    }
    return piece;
}

} // namespace

Result<QList<SqlToken>> sqlTokens(const QByteArray &sql)
{
    QList<SqlToken> pieces;
    for (qsizetype at = 0; at < sql.size();) {
        const Tokens found = scan(sql, at);
        if (found.error)
            return failure(ErrorKind::Invalid,
                           Text::tr("PostgreSQL cannot read its text: %1.").arg(found.error->message));
        for (const Token &token : found.tokens) {
            if (token.kind != Token::Kind::Comment)
                pieces += pieceOf(token, sql);
        }
        at = found.end;
    }
    return pieces;
}

} // namespace catalpa::sql
