// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadowscript.h"

#include "base/text.h"

#include "sql/identifier.h"
#include "sql/script.h"
#include "sql/sqltoken.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Writes one file for the scratch schemas, statement by statement.
class ScratchWriter {
public:
    ScratchWriter(const QByteArray &sql, const QString &schema, const ShadowSchemas &places)
        : m_sql(sql)
        , m_schema(schema)
        , m_places(places)
        , m_created(places.made.value(schema))
    {
    }

    Result<QByteArray> run();
    Result<QByteArray> runExtensions();

private:
    enum class Fate { Run, Skip, Refuse };

    qsizetype takeStatement(const QList<sql::SqlToken> &pieces, qsizetype next, const sql::Statement &statement);
    Fate fateOf() const;
    void writeStatement();
    void writePiece(qsizetype index);
    bool namesSchema(qsizetype index);
    bool needsExtensions() const;
    void noteCreated();
    QByteArray pathStatement(bool withOwnExtensions) const;
    QString standIn(const sql::SqlToken &piece) const;
    QByteArray standInText(const sql::SqlToken &piece) const;

    const sql::SqlToken *at(qsizetype index) const
    {
        return index >= 0 && index < m_pieces.size() ? &m_pieces.at(index) : nullptr;
    }
    QString word(qsizetype index) const
    {
        const sql::SqlToken *piece = at(index);
        return piece && piece->sort == sql::SqlToken::Sort::Word ? piece->name : QString();
    }
    bool isSymbol(qsizetype index, QStringView symbol) const
    {
        const sql::SqlToken *piece = at(index);
        return piece && piece->sort == sql::SqlToken::Sort::Symbol && piece->name == symbol;
    }
    bool isName(qsizetype index) const
    {
        const sql::SqlToken *piece = at(index);
        return piece && (piece->sort == sql::SqlToken::Sort::Word || piece->sort == sql::SqlToken::Sort::Quoted);
    }
    bool isMember(const QString &schema, qsizetype index) const
    {
        const sql::SqlToken *piece = at(index);
        return piece && m_places.members.value(schema).contains(piece->name);
    }

    enum class List { None, Schemas, Path };

    QByteArray m_sql;
    QString m_schema;
    const ShadowSchemas &m_places;
    QList<sql::SqlToken> m_pieces; //!< Of the statement that is being written.
    List m_list = List::None; //!< Inside SCHEMA a, b or search_path = a, b.
    QSet<QString> m_created; //!< Relations of the stand-in, as far as the file has been written.
    QByteArray m_written;
};

//! Names of schemas inside a string or a function's body, when something qualified follows.
QByteArray inString(const QString &text, const ShadowSchemas &places)
{
    QString written = text;
    for (auto [schema, shadow] : places.schemas.asKeyValueRange()) {
        const QRegularExpression qualified(uR"((?<![\w.$"])(?:(%1)|(?i:(%2)))\.(?="?([\w]+))(?!"?\W))"_s.arg(
                                               QRegularExpression::escape(QString::fromUtf8(sql::quotedName(schema))),
                                               QRegularExpression::escape(schema)),
                                           QRegularExpression::UseUnicodePropertiesOption);
        QString out;
        qsizetype from = 0;
        for (auto matches = qualified.globalMatch(written); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const bool kept = places.members.value(schema).contains(match.captured(3));
            const bool upper = match.captured(2) == schema.toUpper() && schema != schema.toUpper();
            out += QStringView(written).sliced(from, match.capturedStart() - from);
            if (kept)
                out += match.captured();
            else if (match.capturedLength(1) > 0)
                out += u'"' + shadow + u"\"."_s;
            else
                out += (upper ? shadow.toUpper() : shadow) + u'.';
            from = match.capturedEnd();
        }
        written = out + written.mid(from);
    }
    return written.toUtf8();
}

Result<QByteArray> ScratchWriter::run()
{
    const Result<QList<sql::SqlToken>> pieces = sql::sqlTokens(m_sql);
    if (!pieces)
        return passOn(pieces);
    m_written = pathStatement(false);
    for (qsizetype next = 0; const sql::Statement &statement : sql::statementsOf(m_sql)) {
        next = takeStatement(*pieces, next, statement);
        const Fate fate = statement.isPsqlCommand() ? Fate::Refuse : fateOf();
        if (fate == Fate::Refuse)
            return failure(ErrorKind::Invalid,
                           Text::tr("It has a statement that cannot be tried out beside the tables: %1.")
                               .arg(word(0).toUpper() + u' ' + word(1).toUpper()));
        if (fate == Fate::Run)
            writeStatement();
        noteCreated();
    }
    return m_written;
}

//! What the file wants to be installed, as it stands there.
Result<QByteArray> ScratchWriter::runExtensions()
{
    const Result<QList<sql::SqlToken>> pieces = sql::sqlTokens(m_sql);
    if (!pieces)
        return passOn(pieces);
    for (qsizetype next = 0; const sql::Statement &statement : sql::statementsOf(m_sql)) {
        next = takeStatement(*pieces, next, statement);
        const sql::SqlToken *name = at(word(2) == "if"_L1 ? 5 : 2);
        if (word(0) == "create"_L1 && word(1) == "extension"_L1 && name && !m_places.extensions.contains(name->name))
            m_written += m_sql.mid(statement.begin, m_pieces.constLast().end - statement.begin) + ";\n";
    }
    const QByteArray place = sql::quotedName(m_schema);
    if (m_written.isEmpty())
        return m_written;
    return "CREATE SCHEMA IF NOT EXISTS " + place + ";\nSET LOCAL search_path = " + place + ";\n" + m_written;
}

//! Reads the pieces of one statement, without its semicolon; where the next one begins.
qsizetype ScratchWriter::takeStatement(const QList<sql::SqlToken> &pieces, qsizetype next,
                                       const sql::Statement &statement)
{
    m_pieces.clear();
    for (; next < pieces.size() && pieces.at(next).begin < statement.end; ++next) {
        const bool isEnd = pieces.at(next).end == statement.end && pieces.at(next).name == ";"_L1;
        if (!isEnd)
            m_pieces += pieces.at(next);
    }
    return next;
}

ScratchWriter::Fate ScratchWriter::fateOf() const
{
    static const QSet<QString> idle{u"vacuum"_s,     u"analyze"_s, u"analyse"_s, u"reindex"_s, u"cluster"_s,
                                    u"checkpoint"_s, u"begin"_s,   u"commit"_s,  u"end"_s,     u"discard"_s};
    const QString first = word(0);
    if (m_pieces.isEmpty() || idle.contains(first) || (first == "start"_L1 && word(1) == "transaction"_L1))
        return Fate::Skip;
    const bool isExtension = word(1) == "extension"_L1;
    if (isExtension && (first == "drop"_L1 || first == "create"_L1))
        return Fate::Skip;
    const bool endsUnknown = first == "abort"_L1 || first == "prepare"_L1
        || (first == "rollback"_L1 && word(1) != "to"_L1 && word(2) != "to"_L1);
    // They reach beyond any schema, or beyond the transaction.
    const bool reachesFar = (first == "alter"_L1 && (isExtension || word(1) == "system"_L1 || word(1) == "database"_L1))
        || (first == "create"_L1 && word(1) == "subscription"_L1) || first == "copy"_L1;
    return endsUnknown || reachesFar ? Fate::Refuse : Fate::Run;
}

void ScratchWriter::writeStatement()
{
    const bool extensions = needsExtensions();
    if (extensions)
        m_written += pathStatement(true);
    m_list = List::None;
    const bool createsSchema = word(0) == "create"_L1 && word(1) == "schema"_L1;
    qsizetype end = m_pieces.constFirst().begin;
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        const sql::SqlToken &piece = m_pieces.at(i);
        m_written += m_sql.mid(end, piece.begin - end);
        end = piece.end;
        if (piece.sort == sql::SqlToken::Sort::Word && piece.name == "concurrently"_L1)
            continue;
        writePiece(i);
        if (createsSchema && i == 1 && word(2) != "if"_L1)
            m_written += " IF NOT EXISTS";
    }
    m_written += ";\n";
    if (extensions)
        m_written += pathStatement(false);
}

void ScratchWriter::writePiece(qsizetype index)
{
    const sql::SqlToken &piece = m_pieces.at(index);
    const bool inPath = m_list == List::Path; // namesSchema() may end the list.
    if (namesSchema(index))
        m_written += standInText(piece);
    else if (piece.sort == sql::SqlToken::Sort::Text && inPath
             && m_places.schemas.contains(piece.name.mid(1).chopped(1)))
        m_written += '\'' + m_places.schemas.value(piece.name.mid(1).chopped(1)).toUtf8() + '\'';
    else if (piece.sort == sql::SqlToken::Sort::Text)
        m_written += inString(piece.name, m_places);
    else
        m_written += m_sql.mid(piece.begin, piece.end - piece.begin);
}

//! Whether the token is the name of a schema of the histories that is to be replaced.
bool ScratchWriter::namesSchema(qsizetype index)
{
    const sql::SqlToken &piece = m_pieces.at(index);
    static const QSet<QString> before{u"if"_s, u"exists"_s, u"schema"_s};
    if (m_list != List::None && !isName(index) && piece.sort != sql::SqlToken::Sort::Text && !isSymbol(index, u",")
        && !isSymbol(index, u"="))
        m_list = List::None;
    if (word(index) == "search_path"_L1) {
        m_list = List::Path;
        return false;
    }
    if (word(index) == "schema"_L1 && !isSymbol(index + 1, u".") && !isSymbol(index - 1, u".")) {
        m_list = List::Schemas;
        return false;
    }
    if (!isName(index) || standIn(piece).isEmpty())
        return false;
    if (isSymbol(index + 1, u".")) {
        const qsizetype next = index + 2;
        return !isSymbol(index - 1, u".") && !isMember(piece.name, next);
    }
    const bool opens = m_list == List::Path ? isSymbol(index - 1, u"=") || word(index - 1) == "to"_L1
                                            : before.contains(word(index - 1));
    return m_list != List::None && (opens || isSymbol(index - 1, u","));
}

//! Whether the statement uses something that an extension has put into the file's own schema, and cannot meet one of
//! the live tables there.
bool ScratchWriter::needsExtensions() const
{
    static const QSet<QString> makers{u"table"_s, u"view"_s, u"sequence"_s, u"index"_s, u"exists"_s};
    bool uses = false;
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        const bool qualified = isSymbol(i - 1, u".") || isSymbol(i + 1, u".");
        if (word(i) == "search_path"_L1)
            return false;
        if (qualified || m_pieces.at(i).sort == sql::SqlToken::Sort::Text)
            continue;
        uses = uses || isMember(m_schema, i);
        const bool isCreated = word(0) == "create"_L1 && makers.contains(word(i - 1));
        if (isName(i) && !isCreated && !m_created.contains(m_pieces.at(i).name)
            && m_places.relations.value(m_schema).contains(m_pieces.at(i).name))
            return false;
    }
    return uses;
}

void ScratchWriter::noteCreated()
{
    static const QSet<QString> kinds{u"table"_s, u"view"_s, u"sequence"_s, u"index"_s};
    const bool drops = word(0) == "drop"_L1;
    for (qsizetype i = 1; i < qMin<qsizetype>(m_pieces.size(), 5) && (drops || word(0) == "create"_L1); ++i) {
        if (!kinds.contains(word(i)))
            continue;
        qsizetype name = i + 1;
        while (word(name) == "if"_L1 || word(name) == "not"_L1 || word(name) == "exists"_L1)
            ++name;
        if (isName(name) && !drops)
            m_created += m_pieces.at(name).name;
        for (; drops && name < m_pieces.size(); ++name)
            m_created -= m_pieces.at(name).name;
        return;
    }
}

QByteArray ScratchWriter::pathStatement(bool withOwnExtensions) const
{
    QByteArrayList path{sql::quotedName(m_places.schemas.value(m_schema))};
    for (const QString &schema : m_places.path)
        path += sql::quotedName(schema);
    if (withOwnExtensions)
        path += sql::quotedName(m_schema);
    return "SET LOCAL search_path = " + path.join(", ") + ";\n";
}

QString ScratchWriter::standIn(const sql::SqlToken &piece) const
{
    return m_places.schemas.value(piece.name);
}

QByteArray ScratchWriter::standInText(const sql::SqlToken &piece) const
{
    const QString shadow = standIn(piece);
    if (piece.sort == sql::SqlToken::Sort::Quoted)
        return '"' + shadow.toUtf8() + '"';
    const QByteArray written = m_sql.mid(piece.begin, piece.end - piece.begin);
    return written == written.toUpper() ? shadow.toUpper().toUtf8() : shadow.toUtf8();
}

} // namespace

Result<QByteArray> shadowScript(const QByteArray &sql, const QString &schema, const ShadowSchemas &places)
{
    return ScratchWriter(sql, schema, places).run();
}

Result<QByteArray> extensionText(const QByteArray &sql, const QString &schema, const ShadowSchemas &places)
{
    return ScratchWriter(sql, schema, places).runExtensions();
}

} // namespace catalpa::migrate
