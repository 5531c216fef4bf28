// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/madeobjects.h"

#include "sql/parsetree.h"
#include "sql/script.h"

#include <QtCore/QHash>
#include <QtCore/QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

namespace {

constexpr auto functionKind = "function "_L1;

//! What one statement is about.
struct Piece {
    QByteArray sql;
    QString kind; //!< Of the parse tree.
    QStringList made; //!< What it makes, as one word of lostObjects().
    QStringList removed;
    QString renamedTo; //!< Of the function that it renames, which is all of "removed".
    QSet<QString> words; //!< All names in it.
};

QString relationOf(const sql::Node &tree, QLatin1String field)
{
    return tree.node(field).text("relname"_L1);
}

QString typeOf(const sql::Node &type)
{
    return (type.list("arrayBounds"_L1).isEmpty() ? u""_s : u"_"_s) + type.list("names"_L1).constLast().text("sval"_L1);
}

QString signature(const QString &name, const QStringList &types)
{
    return functionKind + name + u'(' + types.join(", "_L1) + u')';
}

QString functionMadeBy(const sql::Node &tree)
{
    QStringList types;
    for (const sql::Node &parameter : tree.list("parameters"_L1)) {
        const QString mode = parameter.text("mode"_L1);
        if (mode != "FUNC_PARAM_OUT"_L1 && mode != "FUNC_PARAM_TABLE"_L1)
            types += typeOf(parameter.node("argType"_L1));
    }
    return signature(tree.names("funcname"_L1).value(1), types);
}

//! A function as ALTER and DROP name it.
QString functionIn(const sql::Node &object, const QString &name = {})
{
    QStringList types;
    for (const sql::Node &type : object.list("objargs"_L1))
        types += typeOf(type);
    return signature(name.isEmpty() ? object.names("objname"_L1).value(1) : name, types);
}

//! Whether what \a tree makes is in our schema, and says so.
bool isOurs(const sql::Node &tree)
{
    for (const QLatin1String field : {"relation"_L1, "view"_L1, "sequence"_L1, "table"_L1}) {
        if (tree.has(field))
            return tree.node(field).text("schemaname"_L1) == "catalpa"_L1;
    }
    return (tree.names("funcname"_L1) + tree.names("defnames"_L1)).value(0) == "catalpa"_L1;
}

QStringList madeBy(const sql::Node &tree)
{
    if (!isOurs(tree))
        return {};
    static const QHash<QString, QLatin1String> relations{
        {u"CreateStmt"_s, "relation"_L1}, {u"ViewStmt"_s, "view"_L1}, {u"CreateSeqStmt"_s, "sequence"_L1}};
    if (const QLatin1String field = relations.value(tree.kind()); !field.isEmpty())
        return {(field == "relation"_L1 ? u"table"_s : QString(field)) + u' ' + relationOf(tree, field)};
    if (tree.is("IndexStmt"_L1))
        return {u"index "_s + tree.text("idxname"_L1)};
    if (tree.is("CreateFunctionStmt"_L1))
        return {functionMadeBy(tree)};
    if (tree.is("CreateTrigStmt"_L1))
        return {u"trigger "_s + tree.text("trigname"_L1) + " on "_L1 + relationOf(tree, "relation"_L1)};
    if (tree.is("CreatePolicyStmt"_L1))
        return {u"policy "_s + tree.text("policy_name"_L1) + " on "_L1 + relationOf(tree, "table"_L1)};
    if (tree.is("DefineStmt"_L1) && tree.text("kind"_L1) == "OBJECT_COLLATION"_L1)
        return {u"collation "_s + tree.names("defnames"_L1).value(1)};
    if (tree.is("AlterTableStmt"_L1)) {
        for (const sql::Node &command : tree.list("cmds"_L1)) {
            if (command.text("subtype"_L1) == "AT_EnableRowSecurity"_L1)
                return {u"row level security of "_s + relationOf(tree, "relation"_L1)};
        }
    }
    return {};
}

QStringList removedBy(const sql::Node &tree)
{
    const QString type = tree.text(tree.is("RenameStmt"_L1) ? "renameType"_L1 : "removeType"_L1);
    if (tree.is("RenameStmt"_L1) && type == "OBJECT_FUNCTION"_L1)
        return {functionIn(tree.node("object"_L1))};
    if (!tree.is("DropStmt"_L1))
        return {};
    static const QHash<QString, QString> kinds{
        {u"OBJECT_TABLE"_s, u"table "_s},     {u"OBJECT_VIEW"_s, u"view "_s},   {u"OBJECT_SEQUENCE"_s, u"sequence "_s},
        {u"OBJECT_TRIGGER"_s, u"trigger "_s}, {u"OBJECT_INDEX"_s, u"index "_s}, {u"OBJECT_POLICY"_s, u"policy "_s},
    };
    QStringList removed;
    for (const sql::Node &object : tree.list("objects"_L1)) {
        const QStringList names = object.names("items"_L1);
        if (type == "OBJECT_FUNCTION"_L1)
            removed += functionIn(object);
        else if (type == "OBJECT_TRIGGER"_L1 || type == "OBJECT_POLICY"_L1)
            removed += kinds[type] + names.value(2) + " on "_L1 + names.value(1);
        else if (kinds.contains(type))
            removed += kinds[type] + names.value(1);
    }
    return removed;
}

QList<Piece> readPieces(const QByteArray &sql)
{
    QList<Piece> pieces;
    for (const sql::Statement &statement : sql::scriptOf(sql).statements) {
        const sql::Node tree(statement.tree);
        Piece piece{.sql = sql.sliced(statement.begin, statement.end - statement.begin),
                    .kind = tree.kind(),
                    .made = madeBy(tree),
                    .removed = removedBy(tree),
                    .renamedTo = {},
                    .words = {}};
        if (tree.is("RenameStmt"_L1) && !piece.removed.isEmpty())
            piece.renamedTo = functionIn(tree.node("object"_L1), tree.text("newname"_L1));
        tree.visit([&piece](const sql::Node &node) {
            for (const QLatin1String field : {"relname"_L1, "sval"_L1, "name"_L1})
                piece.words += node.text(field);
        });
        pieces += piece;
    }
    return pieces;
}

//! The bundled files are read once.
QList<Piece> piecesOf(const Migration &migration)
{
    static QMutex mutex;
    static QHash<QByteArray, QList<Piece>> known;
    const QMutexLocker locker(&mutex);
    auto found = known.constFind(migration.sql);
    if (found == known.constEnd())
        found = known.insert(migration.sql, readPieces(migration.sql));
    return *found;
}

//! The name without kind, arguments and table.
QString bareName(const QString &object)
{
    return object.startsWith("row level"_L1) ? object.section(u' ', -1)
                                             : object.section(u' ', 1).section(u'(', 0, 0).section(" on "_L1, 0, 0);
}

//! What is there in the end, by the piece that made it.
struct Origin {
    QString object;
    qsizetype migration = 0;
    qsizetype piece = 0;
    QString renamedFrom;
};

QList<Origin> originsOf(const QList<Migration> &migrations)
{
    QList<Origin> origins;
    for (qsizetype at = 0; at < migrations.size(); ++at) {
        const QList<Piece> pieces = piecesOf(migrations.at(at));
        for (qsizetype number = 0; number < pieces.size(); ++number) {
            const Piece &piece = pieces.at(number);
            if (!piece.renamedTo.isEmpty()) {
                for (Origin &each : origins) {
                    if (piece.removed.contains(each.object))
                        each = {piece.renamedTo, each.migration, each.piece, bareName(each.object)};
                }
                continue;
            }
            origins.removeIf([&piece](const Origin &each) {
                return piece.removed.contains(each.object) || piece.made.contains(each.object);
            });
            for (const QString &object : piece.made)
                origins += Origin{object, at, number, {}};
        }
    }
    return origins;
}

//! Does no harm where a part of what it makes is there still.
QByteArray remade(const Piece &piece, const Origin &origin)
{
    QByteArray sql = piece.sql;
    if (!origin.renamedFrom.isEmpty())
        sql.replace(sql.indexOf("catalpa." + origin.renamedFrom.toUtf8()), 8 + origin.renamedFrom.size(),
                    "catalpa." + bareName(origin.object).toUtf8());
    for (const char *const kind : {"FUNCTION", "VIEW", "TRIGGER"}) {
        const QByteArray plain = QByteArray("CREATE ") + kind;
        if (sql.startsWith(plain))
            sql.replace(0, plain.size(), QByteArray("CREATE OR REPLACE ") + kind);
    }
    return sql;
}

//! Whether \a sql names one of \a lost that is named by itself, and not with its table.
bool names(const QByteArray &sql, const QStringList &lost)
{
    return std::any_of(lost.cbegin(), lost.cend(), [&sql](const QString &object) {
        const QByteArray name = "catalpa." + bareName(object).toUtf8();
        for (qsizetype at = sql.indexOf(name); at >= 0; at = sql.indexOf(name, at + 1)) {
            const char next = at + name.size() < sql.size() ? sql[at + name.size()] : ' ';
            if (next != '_' && (next < 'a' || next > 'z'))
                return !object.contains(" of "_L1) && !object.contains(" on "_L1);
        }
        return false;
    });
}

//! What goes with tables, functions and triggers that have been made again: rights, comments, settings.
bool follows(const Piece &piece, const QStringList &lost)
{
    static const QSet<QString> kinds{u"GrantStmt"_s, u"CommentStmt"_s, u"AlterTableStmt"_s, u"AlterFunctionStmt"_s};
    if (piece.kind == "DoStmt"_L1)
        return names(piece.sql, lost);
    return kinds.contains(piece.kind) && std::any_of(lost.cbegin(), lost.cend(), [&piece](const QString &object) {
               return piece.words.contains(bareName(object)) && !object.startsWith("row level"_L1)
                   && !object.startsWith("policy"_L1);
           });
}

} // namespace

QStringList lostObjects(const QList<Migration> &migrations, const QSet<QString> &present)
{
    QStringList lost;
    for (const Origin &origin : originsOf(migrations)) {
        if (!present.contains(origin.object))
            lost += origin.object;
    }
    return lost;
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
    QStringList again;
    const QList<Origin> origins = originsOf(migrations);
    for (qsizetype at = 0; at < migrations.size() && !lost.isEmpty(); ++at) {
        const QList<Piece> pieces = piecesOf(migrations.at(at));
        for (qsizetype number = 0; number < pieces.size(); ++number) {
            const auto origin = std::find_if(origins.cbegin(), origins.cend(), [&](const Origin &each) {
                return each.migration == at && each.piece == number && lost.contains(each.object);
            });
            if (origin != origins.cend()) {
                again += origin->object;
                made += remade(pieces.at(number), *origin) + "\n\n";
            } else if (follows(pieces.at(number), again)) {
                following +=
                    QByteArray(pieces.at(number).sql).replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER") + "\n\n";
            }
        }
    }
    return made + following;
}

bool dependsOn(const Migration &migration, const QList<Migration> &migrations, const QStringList &lost)
{
    for (const Origin &origin : originsOf(migrations)) {
        const QString name = bareName(origin.object);
        const bool isCalled = origin.object.startsWith(functionKind)
            && migration.sql.contains("\nSELECT catalpa." + name.toUtf8() + "();");
        if (isCalled && names(piecesOf(migrations.at(origin.migration)).at(origin.piece).sql, lost))
            return true;
    }
    return false;
}

} // namespace catalpa::migrate
