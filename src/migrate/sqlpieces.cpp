// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/sqlpieces.h"

#include "migrate/scan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

bool isText(const QString &written)
{
    static const QRegularExpression opening(u"^(?:[eEnN]|[uU]&)?'|^\\$(?![0-9])"_s);
    return opening.match(written).hasMatch();
}

Piece pieceOf(const Token &token, const QByteArray &sql)
{
    Piece piece{Piece::Sort::Symbol, token.begin, token.end,
                QString::fromUtf8(sql.mid(token.begin, token.end - token.begin))};
    if (token.kind == Token::Kind::Word) {
        piece.sort = Piece::Sort::Word;
        piece.name = piece.name.toLower();
    } else if (piece.name.startsWith(u'"')) {
        piece.sort = Piece::Sort::Quoted;
        piece.name = piece.name.mid(1, piece.name.size() - 2).replace(u"\"\""_s, u"\""_s);
    } else if (isText(piece.name)) {
        piece.sort = Piece::Sort::Text;
    }
    return piece;
}

} // namespace

Result<QList<Piece>> piecesOf(const QByteArray &sql)
{
    QList<Piece> pieces;
    for (qsizetype at = 0; at < sql.size();) {
        const Tokens found = scan(sql, at);
        if (found.error)
            return failure(ErrorKind::Invalid,
                           Sentences::tr("PostgreSQL cannot read its text: %1.").arg(found.error->message));
        for (const Token &token : found.tokens) {
            if (token.kind != Token::Kind::Comment)
                pieces += pieceOf(token, sql);
        }
        at = found.end;
    }
    return pieces;
}

} // namespace catalpa::migrate
