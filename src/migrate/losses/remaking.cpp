// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/remaking.h"

#include "migrate/losses/madepieces.h"
#include "migrate/losses/origins.h"
#include "migrate/losses/presentobjects.h"
#include "sql/identifier.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QMap>
#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

namespace {

// Nothing is given to a role for which the one that runs this may not act, nor to one that is no trustedRole; and
// nothing that runs what others have put there: rules run with the rights of a table's owner.
constexpr auto ownership = R"sql(DO $owners$
DECLARE
    each record;
BEGIN
    FOR each IN
        WITH place AS (
            SELECT oid, nspowner FROM pg_catalog.pg_namespace WHERE nspname = 'catalpa'
        ), made AS (
            SELECT CASE relkind WHEN 'v' THEN 'view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END || relname AS object,
                   pg_catalog.format('%s catalpa.%I', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
                                     relname) AS what,
                   relowner AS owner,
                   relkind = 'r' AND relhasrules
                   OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
                               WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND p.pronamespace <> place.oid) AS is_strange
              FROM pg_catalog.pg_class AS c JOIN place ON place.oid = c.relnamespace
             WHERE relkind IN ('r', 'v', 'S')
            UNION ALL
            SELECT pg_catalog.format('function %s(%s)', proname, pg_catalog.array_to_string(ARRAY(
                       SELECT t.typname FROM pg_catalog.unnest(proargtypes) WITH ORDINALITY AS given (type, place)
                         JOIN pg_catalog.pg_type AS t ON t.oid = given.type ORDER BY given.place), ', ')),
                   pg_catalog.format('FUNCTION catalpa.%I(%s)', proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
                   proowner, false
              FROM pg_catalog.pg_proc AS p JOIN place ON place.oid = p.pronamespace
            UNION ALL
            SELECT 'collation ' || collname, pg_catalog.format('COLLATION catalpa.%I', collname), collowner, false
              FROM pg_catalog.pg_collation JOIN place ON place.oid = collnamespace
        ), wanted AS (
            SELECT coalesce((SELECT oid FROM pg_catalog.pg_roles WHERE rolname = «owner»), nspowner) AS role FROM place
        )
        SELECT what, pg_catalog.pg_get_userbyid(role) AS role
          FROM made, wanted
         WHERE object = ANY (ARRAY[«given»]) AND NOT is_strange AND owner <> role
           AND pg_catalog.pg_has_role(role, 'USAGE') AND pg_catalog.pg_has_role(owner, 'USAGE')
           AND EXISTS (SELECT FROM pg_catalog.pg_roles WHERE pg_roles.oid = role AND «trusted»)
    LOOP
        BEGIN
            EXECUTE pg_catalog.format('ALTER %s OWNER TO %I', each.what, each.role);
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE NOTICE '%', SQLERRM;
        END;
    END LOOP;
END
$owners$)sql";

// What rows do not fit, or something else depends on, stays as it is, and is told afterwards.
constexpr auto guarded = R"sql(DO $mend$
BEGIN
    «repair»
EXCEPTION
    WHEN lock_not_available OR deadlock_detected OR internal_error THEN
        RAISE;
    WHEN OTHERS THEN
        RAISE NOTICE '%', SQLERRM;
END
$mend$;
)sql";

constexpr auto renewed = R"sql(DO $view$
BEGIN
    CREATE OR REPLACE VIEW «view»
EXCEPTION WHEN invalid_table_definition THEN
    DROP VIEW «name» CASCADE;
    CREATE VIEW «view»
END
$view$;)sql";

//! The name of a function, as it stands in front of its arguments.
QByteArray called(const QString &signature)
{
    return "catalpa." + signature.section(u'(', 0, 0).toUtf8() + '(';
}

//! What goes with tables, functions and triggers that have been made again: comments and settings.
bool follows(const Piece &piece, const QStringList &lost)
{
    static const QSet<QString> kinds{u"CommentStmt"_s, u"AlterTableStmt"_s, u"AlterFunctionStmt"_s};
    if (piece.kind == "DoStmt"_L1)
        return names(piece.sql, lost);
    return kinds.contains(piece.kind) && std::any_of(lost.cbegin(), lost.cend(), [&piece](const QString &object) {
               return piece.words.contains(bareName(object)) && !object.startsWith("row level"_L1)
                   && !object.startsWith("policy"_L1) && !isRight(object) && !isPart(object);
           });
}

//! Puts right what a table of ours is like.
QByteArray repaired(const Piece &piece, const Origin &origin)
{
    const QByteArray table = placeOf(origin.object).toUtf8();
    if (isColumn(origin.object))
        return "ALTER TABLE catalpa." + table + " ADD COLUMN IF NOT EXISTS " + piece.columns.value(origin.object)
            + ";\n";
    if (isPart(origin.object))
        return QByteArray(guarded).replace("«repair»", piece.repairs.value(origin.object));
    return "ALTER TABLE catalpa." + table + (origin.definition == "on" ? " ENABLE" : " DISABLE")
        + " ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;\n";
}

//! Makes all of \a origins, which \a piece has made. Does no harm where a part of that is there still.
QByteArray remade(const Piece &piece, const QList<Origin> &origins, const QStringList &lost)
{
    QByteArray columns;
    QByteArray repairs;
    QByteArray sql = piece.sql;
    bool isWhole = false;
    for (const Origin &origin : origins) {
        if (!origin.renamedFrom.isEmpty())
            sql.replace(called(origin.renamedFrom), called(origin.renamedTo));
        if (!lost.contains(origin.object))
            continue;
        if (isColumn(origin.object))
            columns += repaired(piece, origin);
        else if (isPart(origin.object) || origin.object.startsWith("row level"_L1))
            repairs += repaired(piece, origin);
        else
            isWhole = true;
    }
    for (const char *const kind : {"FUNCTION", "VIEW", "TRIGGER"}) {
        const QByteArray plain = QByteArray("CREATE ") + kind;
        if (sql.startsWith(plain))
            sql.replace(0, plain.size(), QByteArray("CREATE OR REPLACE ") + kind);
    }
    if (sql.startsWith("CREATE OR REPLACE VIEW ")) // With other columns it has to go.
        sql = QByteArray(renewed).replace("«name»", sql.split(' ').value(4)).replace("«view»", sql.sliced(23));
    return (isWhole ? sql + "\n\n" : QByteArray()) + columns + repairs;
}

//! Takes what others have put on a table of ours off it.
QByteArray taken(const QString &object)
{
    const QByteArray table = "catalpa." + placeOf(object).toUtf8();
    const qsizetype begin = object.indexOf(u' ', 3) + 1;
    const QByteArray name = sql::quotedName(
        object.sliced(begin, object.lastIndexOf(object.startsWith("no check "_L1) ? " of "_L1 : " on "_L1) - begin));
    if (object.startsWith("no check "_L1))
        return "ALTER TABLE IF EXISTS " + table + " DROP CONSTRAINT IF EXISTS " + name + ";\n\n";
    const QByteArray kind = object.startsWith("no rule "_L1) ? "RULE" : "POLICY";
    return "DROP " + kind + " IF EXISTS " + name + " ON " + table + ";\n\n";
}

//! What has to go before it can be made again as it was. Comes before anything is made.
QByteArray removed(const QStringList &lost)
{
    QByteArray sql;
    for (const QString &object : lost) {
        const QByteArray name = bareName(object).toUtf8();
        const bool stands = !lost.contains("table "_L1 + placeOf(object));
        if (object.startsWith("table "_L1) && isMadeFromOthers(object))
            sql += "DROP TABLE IF EXISTS catalpa." + name + " CASCADE;\n\n";
        else if (object.startsWith("result of "_L1))
            sql += "DROP FUNCTION IF EXISTS catalpa." + placeOf(object).toUtf8() + " CASCADE;\n\n";
        else if (object.startsWith("policy "_L1) && stands)
            sql += "DROP POLICY IF EXISTS " + name + " ON catalpa." + placeOf(object).toUtf8() + ";\n\n";
        else if (object.startsWith("index "_L1))
            sql += "DROP INDEX IF EXISTS catalpa." + name + ";\n\n";
        else if (object.startsWith("collation "_L1))
            sql += "DROP COLLATION IF EXISTS catalpa." + sql::quotedName(bareName(object)) + " CASCADE;\n\n";
        else if (isLack(object))
            sql += taken(object);
    }
    return sql;
}

//! Of what rights begin anew: what everybody has there, and what is made again, for which rights may be given by
//! default.
QMap<QString, QByteArray> cleared(const QList<Origin> &origins, const QStringList &lost)
{
    static const QMap<QString, QByteArray> kinds{
        {u"table"_s, "TABLE"}, {u"view"_s, "TABLE"}, {u"sequence"_s, "SEQUENCE"}, {u"function"_s, "FUNCTION"}};
    QMap<QString, QByteArray> revokes;
    const auto isWanted = [&lost](const QString &place) {
        return std::any_of(lost.cbegin(), lost.cend(), [&place](const QString &object) {
            return object.startsWith("no right"_L1) && placeOf(object) == place;
        });
    };
    for (const Origin &origin : origins) {
        const QString kind = origin.object.section(u' ', 0, 0);
        const QString sequence = sequenceIn(origin);
        const bool isAgain = lost.contains(origin.object);
        if (!sequence.isEmpty()
            && (isAgain || lost.contains("table "_L1 + placeOf(origin.object)) || isWanted(sequence)))
            revokes.insert(sequence, "REVOKE ALL ON SEQUENCE catalpa." + sequence.toUtf8() + " FROM PUBLIC;\n");
        const QString name = origin.object.section(u' ', 1);
        if (kinds.contains(kind) && (isAgain || isWanted(name)))
            revokes.insert(name, "REVOKE ALL ON " + kinds[kind] + " catalpa." + name.toUtf8() + " FROM PUBLIC;\n");
    }
    if (isWanted(u"schema catalpa"_s))
        revokes.insert(u"schema catalpa"_s, "REVOKE ALL ON SCHEMA catalpa FROM PUBLIC;\n");
    for (const QString &object : lost) {
        const QString place = placeOf(object);
        if (object.startsWith("no right"_L1) && !revokes.contains(place))
            revokes.insert(object,
                           "REVOKE " + object.section(u' ', 3, 3).toUtf8() + " ON TABLE catalpa." + place.toUtf8()
                               + " FROM PUBLIC;\n");
    }
    return revokes;
}

//! What has an owner of all that \a migrations make, and their books, as texts in SQL.
QByteArray owned(const QList<Migration> &migrations)
{
    static const QStringList kinds{u"table"_s, u"view"_s, u"sequence"_s, u"function"_s, u"collation"_s};
    QByteArray texts = "'table _prisma_migrations', 'table migration_notes'";
    for (const Origin &origin : originsOf(migrations)) {
        if (kinds.contains(origin.object.section(u' ', 0, 0)))
            texts += ", '" + origin.object.toUtf8() + '\'';
    }
    return texts;
}

} // namespace

QByteArray mendingOf(const QList<Migration> &migrations, const QStringList &lost, const QString &owner)
{
    if (lost.isEmpty())
        return {};
    QByteArray made = removed(lost);
    QByteArray following;
    QStringList again;
    const QList<Origin> origins = originsOf(migrations);
    const QMap<QString, QByteArray> revokes = cleared(origins, lost);
    QByteArray rights = QByteArrayList(revokes.cbegin(), revokes.cend()).join();
    QStringList wanted = lost;
    for (const Origin &origin : origins) {
        if (isRight(origin.object) && revokes.contains(placeOf(origin.object)))
            wanted += origin.object;
    }
    for (qsizetype at = 0; at < migrations.size(); ++at) {
        const QList<Piece> pieces = piecesOf(migrations.at(at));
        for (qsizetype number = 0; number < pieces.size(); ++number) {
            QList<Origin> ofPiece;
            std::copy_if(origins.cbegin(), origins.cend(), std::back_inserter(ofPiece),
                         [&](const Origin &each) { return each.migration == at && each.piece == number; });
            // Rights name several things, of which one may be made again by a later file.
            const QByteArray remaking = remade(pieces.at(number), ofPiece, wanted);
            if (!remaking.isEmpty()) {
                for (const Origin &origin : std::as_const(ofPiece))
                    again += lost.contains(origin.object) ? QStringList{origin.object} : QStringList();
                (pieces.at(number).kind == "GrantStmt"_L1 ? rights : made) += remaking;
            } else if (follows(pieces.at(number), again)) {
                following +=
                    QByteArray(pieces.at(number).sql).replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER") + "\n\n";
            }
        }
    }
    return made + following + rights + ownershipOf(migrations, owner) + ";\n";
}

QByteArray ownershipOf(const QList<Migration> &made, const QString &owner)
{
    return QByteArray(ownership)
        // In hexadecimal: the name stands within a text that dollars end, and may hold any letters.
        .replace("«owner»",
                 owner.isEmpty()
                     ? QByteArray("NULL")
                     : "pg_catalog.convert_from(pg_catalog.decode('" + owner.toUtf8().toHex() + "', 'hex'), 'UTF8')")
        .replace("«given»", owned(made))
        .replace("«trusted»", trustedRole);
}

} // namespace catalpa::migrate
