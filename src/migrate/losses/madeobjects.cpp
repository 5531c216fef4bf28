// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/madeobjects.h"

#include "migrate/losses/madepieces.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

namespace {

//! What is there in the end, by the piece that made it.
struct Origin {
    QString object;
    qsizetype migration = 0;
    qsizetype piece = 0;
    //! Of the function, when it has another name than there.
    QString renamedFrom = {};
    QString renamedTo = {};
};

//! A function keeps its rights under another name.
Origin renamed(const Origin &origin, const Piece &piece)
{
    const QString before = piece.removed.first().section(u' ', 1);
    const QString after = piece.renamedTo.section(u' ', 1);
    if (origin.object == piece.removed.first())
        return {piece.renamedTo, origin.migration, origin.piece, before, after};
    if (isRight(origin.object) && placeOf(origin.object) == before)
        return {origin.object.chopped(before.size()) + after, origin.migration, origin.piece, before, after};
    return origin;
}

QList<Origin> originsOf(const QList<Migration> &migrations)
{
    QList<Origin> origins;
    for (qsizetype at = 0; at < migrations.size(); ++at) {
        const QList<Piece> pieces = piecesOf(migrations.at(at));
        for (qsizetype number = 0; number < pieces.size(); ++number) {
            const Piece &piece = pieces.at(number);
            if (!piece.renamedTo.isEmpty()) {
                for (Origin &each : origins)
                    each = renamed(each, piece);
                continue;
            }
            origins.removeIf([&piece](const Origin &each) {
                return piece.removed.contains(each.object) || piece.made.contains(each.object);
            });
            for (const QString &object : piece.made)
                origins += Origin{object, at, number};
        }
    }
    return origins;
}

//! The name of a function, as it stands in front of its arguments.
QByteArray called(const QString &signature)
{
    return "catalpa." + signature.section(u'(', 0, 0).toUtf8() + '(';
}

//! Makes all of \a origins, which \a piece has made. Does no harm where a part of that is there still.
QByteArray remade(const Piece &piece, const QList<Origin> &origins, const QStringList &lost)
{
    QByteArray columns;
    QByteArray sql = piece.sql;
    bool isWhole = false;
    for (const Origin &origin : origins) {
        if (!origin.renamedFrom.isEmpty())
            sql.replace(called(origin.renamedFrom), called(origin.renamedTo));
        if (isColumn(origin.object) && lost.contains(origin.object))
            columns += "ALTER TABLE catalpa." + placeOf(origin.object).toUtf8() + " ADD COLUMN IF NOT EXISTS "
                + piece.columns.value(origin.object) + ";\n";
        else
            isWhole = isWhole || lost.contains(origin.object);
    }
    if (!isWhole)
        return columns;
    for (const char *const kind : {"FUNCTION", "VIEW", "TRIGGER"}) {
        const QByteArray plain = QByteArray("CREATE ") + kind;
        if (sql.startsWith(plain))
            sql.replace(0, plain.size(), QByteArray("CREATE OR REPLACE ") + kind);
    }
    return sql;
}

//! Whether \a sql names one of \a lost that is named by itself, and not with its table, or the table of a column.
bool names(const QByteArray &sql, const QStringList &lost)
{
    return std::any_of(lost.cbegin(), lost.cend(), [&sql](const QString &object) {
        if (!isColumn(object) && !placeOf(object).isEmpty())
            return false;
        const QByteArray name = "catalpa." + (isColumn(object) ? placeOf(object) : bareName(object)).toUtf8();
        for (qsizetype at = sql.indexOf(name); at >= 0; at = sql.indexOf(name, at + 1)) {
            const char next = at + name.size() < sql.size() ? sql[at + name.size()] : ' ';
            if (next != '_' && (next < 'a' || next > 'z'))
                return true;
        }
        return false;
    });
}

//! What goes with tables, functions and triggers that have been made again: comments and settings.
bool follows(const Piece &piece, const QStringList &lost)
{
    static const QSet<QString> kinds{u"CommentStmt"_s, u"AlterTableStmt"_s, u"AlterFunctionStmt"_s};
    if (piece.kind == "DoStmt"_L1)
        return names(piece.sql, lost);
    return kinds.contains(piece.kind) && std::any_of(lost.cbegin(), lost.cend(), [&piece](const QString &object) {
               return piece.words.contains(bareName(object)) && !object.startsWith("row level"_L1)
                   && !object.startsWith("policy"_L1) && !isRight(object) && !isColumn(object);
           });
}

//! \a table and all that is on it or names it. A table that is made from others is made anew as a whole: what fills it
//! counts on the order of its columns.
QStringList dependents(const QList<Migration> &migrations, const QList<Origin> &origins, const QString &table)
{
    QStringList found{"table "_L1 + table};
    for (const Origin &origin : origins) {
        const QByteArray sql = piecesOf(migrations.at(origin.migration)).at(origin.piece).sql;
        const bool isMade = origin.object.startsWith("view "_L1) || origin.object.startsWith("function "_L1);
        if (isMade && names(sql, {found.constFirst()}))
            found += origin.object;
    }
    for (const Origin &origin : origins) {
        const QString place = placeOf(origin.object);
        if (!place.isEmpty()
            && (place == table || found.contains("view "_L1 + place) || found.contains("function "_L1 + place)))
            found += origin.object;
    }
    return found;
}

} // namespace

QStringList lostObjects(const QList<Migration> &migrations, const QSet<QString> &present)
{
    QStringList lost;
    const QList<Origin> origins = originsOf(migrations);
    for (const Origin &origin : origins) {
        const QByteArray body = piecesOf(migrations.at(origin.migration)).at(origin.piece).body;
        const QString told = body.isEmpty() ? origin.object : origin.object + u' ' + QString::fromLatin1(body);
        // A function that is made again begins with a right of everybody, a table perhaps.
        const bool isThere = origin.object.startsWith("no "_L1)
            ? !present.contains(origin.object.mid(3)) && !lost.contains("function "_L1 + placeOf(origin.object))
                && !lost.contains("table "_L1 + placeOf(origin.object))
            : present.contains(told);
        if (!isThere)
            lost += origin.object;
    }
    const QStringList alone = lost;
    for (const QString &object : alone) {
        if (isColumn(object) && isMadeFromOthers(object) && !lost.contains("table "_L1 + placeOf(object)))
            lost += dependents(migrations, origins, placeOf(object));
    }
    QStringList ordered;
    for (const Origin &origin : origins)
        ordered += lost.contains(origin.object) ? QStringList{origin.object} : QStringList();
    return ordered;
}

qsizetype firstMaker(const QList<Migration> &migrations, const QStringList &lost)
{
    qsizetype first = migrations.size() - 1;
    for (const Origin &origin : originsOf(migrations)) {
        if (lost.contains(origin.object))
            first = std::min(first, origin.migration);
    }
    return first;
}

QByteArray mendingOf(const QList<Migration> &migrations, const QStringList &lost)
{
    QByteArray made;
    QByteArray following;
    QByteArray rights; // They name several things, of which one may be made again by a later file.
    QStringList again;
    const QList<Origin> origins = originsOf(migrations);
    for (const QString &object : lost) {
        if (object.startsWith("table "_L1) && isMadeFromOthers(object))
            made += "DROP TABLE IF EXISTS catalpa." + bareName(object).toUtf8() + " CASCADE;\n\n";
    }
    for (qsizetype at = 0; at < migrations.size() && !lost.isEmpty(); ++at) {
        const QList<Piece> pieces = piecesOf(migrations.at(at));
        for (qsizetype number = 0; number < pieces.size(); ++number) {
            QList<Origin> ofPiece;
            std::copy_if(origins.cbegin(), origins.cend(), std::back_inserter(ofPiece),
                         [&](const Origin &each) { return each.migration == at && each.piece == number; });
            const QByteArray remaking = remade(pieces.at(number), ofPiece, lost);
            if (!remaking.isEmpty()) {
                for (const Origin &origin : std::as_const(ofPiece))
                    again += lost.contains(origin.object) ? QStringList{origin.object} : QStringList();
                (pieces.at(number).kind == "GrantStmt"_L1 ? rights : made) += remaking + "\n\n";
            } else if (follows(pieces.at(number), again)) {
                following +=
                    QByteArray(pieces.at(number).sql).replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER") + "\n\n";
            }
        }
    }
    return made + following + rights;
}

bool dependsOn(const Migration &migration, const QList<Migration> &migrations, const QStringList &lost)
{
    const QList<Origin> origins = originsOf(migrations);
    return std::any_of(origins.cbegin(), origins.cend(), [&](const Origin &origin) {
        const QByteArray name = bareName(origin.object).toUtf8();
        const bool isCalled =
            origin.object.startsWith("function "_L1) && migration.sql.contains("\nSELECT catalpa." + name + "();");
        return isCalled && names(piecesOf(migrations.at(origin.migration)).at(origin.piece).sql, lost);
    });
}

} // namespace catalpa::migrate
