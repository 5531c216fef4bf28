// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadowscript.h"

#include "base/text.h"

#include "migrate/drift/shadownames.h"
#include "sql/identifier.h"
#include "sql/script.h"
#include "sql/sqltoken.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Writes one file for the shadow schemas, statement by statement.
class ShadowScriptWriter {
public:
    ShadowScriptWriter(const QByteArray &sql, const QString &schema, const ShadowSchemas &places)
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

    qsizetype takeStatement(const QList<sql::SqlToken> &tokens, qsizetype next, const sql::Statement &statement);
    Fate fateOf() const;
    void writeStatement();
    void writeToken(qsizetype index);
    bool namesSchema(qsizetype index);
    bool needsExtensions() const;
    void noteCreated();
    QByteArray pathStatement(bool withOwnExtensions) const;
    QString standIn(const sql::SqlToken &token) const;
    QByteArray standInText(const sql::SqlToken &token) const;

    const sql::SqlToken *at(qsizetype index) const
    {
        return index >= 0 && index < m_tokens.size() ? &m_tokens.at(index) : nullptr;
    }
    QString word(qsizetype index) const
    {
        const sql::SqlToken *token = at(index);
        return token && token->sort == sql::SqlToken::Sort::Word ? token->name : QString();
    }
    bool isSymbol(qsizetype index, QStringView symbol) const
    {
        const sql::SqlToken *token = at(index);
        return token && token->sort == sql::SqlToken::Sort::Symbol && token->name == symbol;
    }
    bool isName(qsizetype index) const
    {
        const sql::SqlToken *token = at(index);
        return token && (token->sort == sql::SqlToken::Sort::Word || token->sort == sql::SqlToken::Sort::Quoted);
    }
    bool isMember(const QString &schema, qsizetype index) const
    {
        const sql::SqlToken *token = at(index);
        return token && m_places.members.value(schema).contains(token->name);
    }

    enum class List { None, Schemas, Path };

    QByteArray m_sql;
    QString m_schema;
    const ShadowSchemas &m_places;
    QList<sql::SqlToken> m_tokens; //!< Of the statement that is being written.
    List m_list = List::None; //!< Inside SCHEMA a, b or search_path = a, b.
    QSet<QString> m_created; //!< Relations of the stand-in, as far as the file has been written.
    QByteArray m_written;
};

Result<QByteArray> ShadowScriptWriter::run()
{
    const Result<QList<sql::SqlToken>> tokens = sql::sqlTokens(m_sql);
    if (!tokens)
        return passOn(tokens);
    m_written = pathStatement(false);
    for (qsizetype next = 0; const sql::Statement &statement : sql::statementsOf(m_sql)) {
        next = takeStatement(*tokens, next, statement);
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
Result<QByteArray> ShadowScriptWriter::runExtensions()
{
    const Result<QList<sql::SqlToken>> tokens = sql::sqlTokens(m_sql);
    if (!tokens)
        return passOn(tokens);
    for (qsizetype next = 0; const sql::Statement &statement : sql::statementsOf(m_sql)) {
        next = takeStatement(*tokens, next, statement);
        const sql::SqlToken *name = at(word(2) == "if"_L1 ? 5 : 2);
        if (word(0) == "create"_L1 && word(1) == "extension"_L1 && name && !m_places.extensions.contains(name->name))
            m_written += m_sql.mid(statement.begin, m_tokens.constLast().end - statement.begin) + ";\n";
    }
    const QByteArray place = sql::quotedName(m_schema);
    if (m_written.isEmpty())
        return m_written;
    return "CREATE SCHEMA IF NOT EXISTS " + place + ";\nSET LOCAL search_path = " + place + ";\n" + m_written;
}

//! Reads the tokens of one statement, without its semicolon; where the next one begins.
qsizetype ShadowScriptWriter::takeStatement(const QList<sql::SqlToken> &tokens, qsizetype next,
                                            const sql::Statement &statement)
{
    m_tokens.clear();
    for (; next < tokens.size() && tokens.at(next).begin < statement.end; ++next) {
        const bool isEnd = tokens.at(next).end == statement.end && tokens.at(next).name == ";"_L1;
        if (!isEnd)
            m_tokens += tokens.at(next);
    }
    return next;
}

ShadowScriptWriter::Fate ShadowScriptWriter::fateOf() const
{
    static const QSet<QString> idle{u"vacuum"_s,     u"analyze"_s, u"analyse"_s, u"reindex"_s, u"cluster"_s,
                                    u"checkpoint"_s, u"begin"_s,   u"commit"_s,  u"end"_s,     u"discard"_s};
    const QString first = word(0);
    if (m_tokens.isEmpty() || idle.contains(first) || (first == "start"_L1 && word(1) == "transaction"_L1))
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

void ShadowScriptWriter::writeStatement()
{
    const bool extensions = needsExtensions();
    if (extensions)
        m_written += pathStatement(true);
    m_list = List::None;
    const bool createsSchema = word(0) == "create"_L1 && word(1) == "schema"_L1;
    qsizetype end = m_tokens.constFirst().begin;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const sql::SqlToken &token = m_tokens.at(i);
        m_written += m_sql.mid(end, token.begin - end);
        end = token.end;
        if (token.sort == sql::SqlToken::Sort::Word && token.name == "concurrently"_L1)
            continue;
        writeToken(i);
        if (createsSchema && i == 1 && word(2) != "if"_L1)
            m_written += " IF NOT EXISTS";
    }
    m_written += ";\n";
    if (extensions)
        m_written += pathStatement(false);
}

void ShadowScriptWriter::writeToken(qsizetype index)
{
    const sql::SqlToken &token = m_tokens.at(index);
    const bool inPath = m_list == List::Path; // namesSchema() may end the list.
    if (namesSchema(index))
        m_written += standInText(token);
    else if (token.sort == sql::SqlToken::Sort::Text && inPath
             && m_places.schemas.contains(token.name.mid(1).chopped(1)))
        m_written += '\'' + m_places.schemas.value(token.name.mid(1).chopped(1)).toUtf8() + '\'';
    else if (token.sort == sql::SqlToken::Sort::Text)
        m_written += withShadowNames(token.name, m_places);
    else
        m_written += m_sql.mid(token.begin, token.end - token.begin);
}

//! Whether the token is the name of a schema of the histories that is to be replaced.
bool ShadowScriptWriter::namesSchema(qsizetype index)
{
    const sql::SqlToken &token = m_tokens.at(index);
    static const QSet<QString> before{u"if"_s, u"exists"_s, u"schema"_s};
    if (m_list != List::None && !isName(index) && token.sort != sql::SqlToken::Sort::Text && !isSymbol(index, u",")
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
    if (!isName(index) || standIn(token).isEmpty())
        return false;
    if (isSymbol(index + 1, u".")) {
        const qsizetype next = index + 2;
        return !isSymbol(index - 1, u".") && !isMember(token.name, next);
    }
    const bool opens = m_list == List::Path ? isSymbol(index - 1, u"=") || word(index - 1) == "to"_L1
                                            : before.contains(word(index - 1));
    return m_list != List::None && (opens || isSymbol(index - 1, u","));
}

//! Whether the statement uses something that an extension has put into the file's own schema, and cannot meet one of
//! the live tables there.
bool ShadowScriptWriter::needsExtensions() const
{
    static const QSet<QString> makers{u"table"_s, u"view"_s, u"sequence"_s, u"index"_s, u"exists"_s};
    bool uses = false;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const bool qualified = isSymbol(i - 1, u".") || isSymbol(i + 1, u".");
        if (word(i) == "search_path"_L1)
            return false;
        if (qualified || m_tokens.at(i).sort == sql::SqlToken::Sort::Text)
            continue;
        uses = uses || isMember(m_schema, i);
        const bool isCreated = word(0) == "create"_L1 && makers.contains(word(i - 1));
        if (isName(i) && !isCreated && !m_created.contains(m_tokens.at(i).name)
            && m_places.relations.value(m_schema).contains(m_tokens.at(i).name))
            return false;
    }
    return uses;
}

void ShadowScriptWriter::noteCreated()
{
    static const QSet<QString> kinds{u"table"_s, u"view"_s, u"sequence"_s, u"index"_s};
    const bool drops = word(0) == "drop"_L1;
    for (qsizetype i = 1; i < qMin<qsizetype>(m_tokens.size(), 5) && (drops || word(0) == "create"_L1); ++i) {
        if (!kinds.contains(word(i)))
            continue;
        qsizetype name = i + 1;
        while (word(name) == "if"_L1 || word(name) == "not"_L1 || word(name) == "exists"_L1)
            ++name;
        if (isName(name) && !drops)
            m_created += m_tokens.at(name).name;
        for (; drops && name < m_tokens.size(); ++name)
            m_created -= m_tokens.at(name).name;
        return;
    }
}

QByteArray ShadowScriptWriter::pathStatement(bool withOwnExtensions) const
{
    QByteArrayList path{sql::quotedName(m_places.schemas.value(m_schema))};
    for (const QString &schema : m_places.path)
        path += sql::quotedName(schema);
    if (withOwnExtensions)
        path += sql::quotedName(m_schema);
    return "SET LOCAL search_path = " + path.join(", ") + ";\n";
}

QString ShadowScriptWriter::standIn(const sql::SqlToken &token) const
{
    return m_places.schemas.value(token.name);
}

QByteArray ShadowScriptWriter::standInText(const sql::SqlToken &token) const
{
    const QString shadow = standIn(token);
    if (token.sort == sql::SqlToken::Sort::Quoted)
        return '"' + shadow.toUtf8() + '"';
    const QByteArray written = m_sql.mid(token.begin, token.end - token.begin);
    return written == written.toUpper() ? shadow.toUpper().toUtf8() : shadow.toUtf8();
}

} // namespace

Result<QByteArray> shadowScript(const QByteArray &sql, const QString &schema, const ShadowSchemas &places)
{
    return ShadowScriptWriter(sql, schema, places).run();
}

Result<QByteArray> extensionText(const QByteArray &sql, const QString &schema, const ShadowSchemas &places)
{
    return ShadowScriptWriter(sql, schema, places).runExtensions();
}

} // namespace catalpa::migrate
