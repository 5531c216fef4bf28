// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/madepieces.h"

#include "migrate/losses/fingerprint.h"
#include "migrate/losses/madefacets.h"
#include "migrate/losses/maderights.h"
#include "sql/parsetree.h"
#include "sql/script.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>
#include <QtCore/QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QString relationOf(const sql::Node &tree, QLatin1String field)
{
    return tree.node(field).text("relname"_L1);
}

QString functionMadeBy(const sql::Node &tree)
{
    QList<sql::Node> types;
    for (const sql::Node &parameter : tree.list("parameters"_L1)) {
        const QString mode = parameter.text("mode"_L1);
        if (mode != "FUNC_PARAM_OUT"_L1 && mode != "FUNC_PARAM_TABLE"_L1)
            types += parameter.node("argType"_L1);
    }
    return "function "_L1 + signatureOf(tree.names("funcname"_L1).value(1), types);
}

//! A function as ALTER and DROP name it.
QString functionIn(const sql::Node &object, const QString &name = {})
{
    return "function "_L1
        + signatureOf(name.isEmpty() ? object.names("objname"_L1).value(1) : name, object.list("objargs"_L1));
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
    if (tree.is("GrantStmt"_L1))
        return rightsMadeBy(tree);
    if (!isOurs(tree))
        return {};
    static const QHash<QString, QLatin1String> relations{
        {u"CreateStmt"_s, "relation"_L1}, {u"ViewStmt"_s, "view"_L1}, {u"CreateSeqStmt"_s, "sequence"_L1}};
    if (const QLatin1String field = relations.value(tree.kind()); !field.isEmpty())
        return (field == "relation"_L1 ? QStringList{u"table "_s + relationOf(tree, field),
                                                     u"row level security of "_s + relationOf(tree, field)}
                                       : QStringList{QString(field) + u' ' + relationOf(tree, field)});
    if (tree.is("IndexStmt"_L1))
        return {u"index "_s + tree.text("idxname"_L1)};
    if (tree.is("CreateFunctionStmt"_L1))
        return {functionMadeBy(tree), "result of "_L1 + functionMadeBy(tree)};
    if (tree.is("CreateTrigStmt"_L1))
        return {u"trigger "_s + tree.text("trigname"_L1) + " on "_L1 + relationOf(tree, "relation"_L1)};
    if (tree.is("CreatePolicyStmt"_L1))
        return {u"policy "_s + tree.text("policy_name"_L1) + " on "_L1 + relationOf(tree, "table"_L1)};
    if (tree.is("DefineStmt"_L1) && tree.text("kind"_L1) == "OBJECT_COLLATION"_L1)
        return {u"collation "_s + tree.names("defnames"_L1).value(1)};
    QStringList made;
    for (const sql::Node &command : tree.is("AlterTableStmt"_L1) ? tree.list("cmds"_L1) : QList<sql::Node>()) {
        const QString table = relationOf(tree, "relation"_L1);
        if (command.text("subtype"_L1) == "AT_EnableRowSecurity"_L1)
            made += u"row level security of "_s + table;
        else if (command.text("subtype"_L1) == "AT_EnableAlwaysTrig"_L1)
            made += u"always trigger "_s + command.text("name"_L1) + " on "_L1 + table;
    }
    return made;
}

QStringList removedBy(const sql::Node &tree)
{
    const QString type = tree.text(tree.is("RenameStmt"_L1) ? "renameType"_L1 : "removeType"_L1);
    if (tree.is("RenameStmt"_L1) && type == "OBJECT_FUNCTION"_L1)
        return {functionIn(tree.node("object"_L1))};
    if (tree.is("GrantStmt"_L1))
        return rightsRemovedBy(tree);
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

QByteArray bodyOf(const sql::Node &tree)
{
    for (const sql::Node &option : tree.list("options"_L1)) {
        if (option.text("defname"_L1) == "as"_L1)
            return QCryptographicHash::hash(option.node("arg"_L1).names("items"_L1).value(0).toUtf8(),
                                            QCryptographicHash::Sha256)
                .toHex();
    }
    return {};
}

//! Of a collation of ICU's.
QString localeOf(const sql::Node &tree)
{
    for (const sql::Node &option : tree.list("definition"_L1)) {
        if (option.text("defname"_L1) == "locale"_L1)
            return option.node("arg"_L1).text("sval"_L1);
    }
    return {};
}

//! A view with the names of the columns that it has, as the server keeps it.
QByteArray spelledOut(QByteArray view, const QList<Piece> &pieces)
{
    for (const Piece &piece : pieces) {
        const QString table = piece.made.value(0);
        if (piece.kind != "CreateStmt"_L1 || !view.contains("SELECT * FROM catalpa." + bareName(table).toUtf8() + ' '))
            continue;
        QByteArrayList columns;
        for (const sql::Node &element :
             sql::Node(sql::scriptOf(piece.sql).statements.first().tree).list("tableElts"_L1))
            columns +=
                element.is("ColumnDef"_L1) ? QByteArrayList{element.text("colname"_L1).toUtf8()} : QByteArrayList();
        view.replace("SELECT *", "SELECT " + columns.join(", "));
    }
    return view;
}

//! What is compared of the one thing that \a tree makes. Other programs may write it in another way.
QMap<QString, QByteArray> definitionsOf(const sql::Node &tree, const QJsonObject &statement, const QStringList &made)
{
    static const QSet<QString> asWhole{u"CreatePolicyStmt"_s, u"CreateTrigStmt"_s, u"IndexStmt"_s, u"ViewStmt"_s};
    QMap<QString, QByteArray> definitions;
    for (const QString &object : made) {
        if (tree.is("CreateFunctionStmt"_L1) && object.startsWith("function "_L1))
            definitions.insert(object, bodyOf(tree) + ' ' + attributesOf(tree));
        else if (tree.is("CreateFunctionStmt"_L1))
            definitions.insert(object, resultOf(tree));
        else if (asWhole.contains(tree.kind()))
            definitions.insert(object, fingerprintOf(statement));
        else if (tree.is("DefineStmt"_L1))
            definitions.insert(object, "i " + localeOf(tree).toUtf8());
        else if (object.startsWith("row level"_L1))
            definitions.insert(object, tree.is("CreateStmt"_L1) ? "off" : "on");
    }
    return definitions;
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
                    .words = {},
                    .definitions = {},
                    .columns = {},
                    .repairs = {}};
        piece.definitions = definitionsOf(tree, statement.tree, piece.made);
        if (tree.is("ViewStmt"_L1) && !piece.made.isEmpty())
            piece.definitions[piece.made.first()] = fingerprintOfStatement(spelledOut(piece.sql, pieces));
        if (!piece.made.isEmpty()) {
            const Facets facets = facetsOf(tree, piece.sql);
            piece.columns = facets.columns;
            piece.definitions.insert(facets.definitions);
            piece.repairs = facets.repairs;
            piece.made += facets.columns.keys() + facets.definitions.keys();
        }
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

} // namespace

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

QString bareName(const QString &object)
{
    return object.startsWith("row level"_L1) ? object.section(u' ', -1)
                                             : object.section(u' ', 1).section(u'(', 0, 0).section(" on "_L1, 0, 0);
}

QString placeOf(const QString &object)
{
    for (const QLatin1StringView whose : {"owner of "_L1, "result of "_L1}) {
        if (object.startsWith(whose))
            return object.endsWith("schema catalpa"_L1) ? u"schema catalpa"_s
                                                        : object.sliced(whose.size()).section(u' ', 1);
    }
    if (object.startsWith("row level"_L1) || object.startsWith("no check "_L1) || isPart(object))
        return object.section(" of "_L1, -1);
    return object.contains(" on "_L1) ? object.section(" on "_L1, -1) : QString();
}

bool isLack(const QString &object)
{
    return object.startsWith("no "_L1) && !isRight(object);
}

bool isRight(const QString &object)
{
    return object.startsWith("right to "_L1) || object.startsWith("no right to "_L1);
}

bool isColumn(const QString &object)
{
    return object.startsWith("column "_L1);
}

bool isPart(const QString &object)
{
    static const QList<QLatin1StringView> beginnings{
        "column "_L1,         "type of column "_L1, "default of column "_L1, "NOT NULL of column "_L1,
        "primary key of "_L1, "check "_L1,          "logging of "_L1};
    return std::any_of(beginnings.cbegin(), beginnings.cend(),
                       [&object](QLatin1StringView beginning) { return object.startsWith(beginning); });
}

bool isMadeFromOthers(const QString &object)
{
    static const QSet<QString> tables{u"table author_index"_s, u"table book_index"_s,    u"table changes"_s,
                                      u"table reading"_s,      u"table reading_files"_s, u"table upkeep"_s,
                                      u"table reading_turn"_s};
    return tables.contains(isPart(object) ? "table "_L1 + placeOf(object) : object);
}

} // namespace catalpa::migrate
