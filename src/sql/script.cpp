// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/script.h"

#include "sql/comments.h"
#include "sql/nesting.h"
#include "sql/sections.h"
#include "sql/sourceposition.h"
#include "sql/transactionrules.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <pg_query.h>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

constexpr qsizetype longestParsed = 64 * 1024;
constexpr qsizetype parsedData = 256 * 1024;
constexpr qsizetype keptWords = 16;

class Splitter {
public:
    explicit Splitter(QByteArrayView sql)
        : m_sql(sql)
    {
    }

    Script run();

private:
    void take(const Token &token);
    void takeSign(const Token &token, char sign);
    void takeWord(const QByteArray &word);
    void takeMetaCommand(const Token &token);
    void skipRows();
    bool isRoutine() const;
    void endStatement(qsizetype end);

    QByteArrayView m_sql;
    Script m_script;
    Statement m_current;
    bool m_begun = false;
    qsizetype m_resume = 0; //!< What is before this byte is no SQL.
    int m_parentheses = 0;
    int m_body = 0; //!< Depth of BEGIN ATOMIC … END and CASE … END within it.
};

Script Splitter::run()
{
    for (qsizetype at = byteOrderMark(m_sql); at < m_sql.size();) {
        const Tokens found = scan(m_sql, at);
        at = found.end;
        if (found.error && !m_script.error)
            m_script.error = found.error;
        for (const Token &token : found.tokens) {
            if (token.begin >= m_resume)
                take(token);
            else if (token.end > m_resume) { // A quote among rows or in a psql command: begin anew behind them.
                at = m_resume;
                break;
            }
        }
        at = std::max(at, m_resume);
    }
    endStatement(m_sql.size());
    return std::move(m_script);
}

void Splitter::take(const Token &token)
{
    if (token.kind == Token::Kind::Comment)
        return;
    const char sign = token.kind == Token::Kind::Sign ? m_sql[token.begin] : '\0';
    if (sign == '\\')
        return takeMetaCommand(token);
    if (!m_begun && sign != ';') {
        m_begun = true;
        m_current.begin = token.begin;
    }
    if (token.kind == Token::Kind::Word)
        takeWord(m_sql.sliced(token.begin, token.end - token.begin).toByteArray().toUpper());
    else
        takeSign(token, sign);
}

void Splitter::takeSign(const Token &token, char sign)
{
    if (sign == '(') {
        ++m_parentheses;
    } else if (sign == ')' && m_parentheses > 0) {
        --m_parentheses;
    } else if (sign == ';' && m_parentheses == 0 && m_body == 0) {
        const bool rowsFollow = m_begun && m_current.copiesFromClient();
        endStatement(token.end);
        if (rowsFollow)
            skipRows();
    }
}

void Splitter::takeWord(const QByteArray &word)
{
    if (m_parentheses > 0)
        return;
    if (m_current.words.size() < keptWords)
        m_current.words += word;
    if (!isRoutine())
        return;
    if (word == "BEGIN" || (word == "CASE" && m_body > 0))
        ++m_body;
    else if (word == "END" && m_body > 0)
        --m_body;
}

bool Splitter::isRoutine() const
{
    const QByteArrayList &words = m_current.words;
    if (words.value(0) != "CREATE")
        return false;
    const QByteArray kind = words.value(1) == "OR" ? words.value(3) : words.value(1);
    return kind == "FUNCTION" || kind == "PROCEDURE";
}

void Splitter::takeMetaCommand(const Token &token)
{
    endStatement(token.begin);
    const qsizetype lineEnd = m_sql.indexOf('\n', token.begin);
    m_resume = lineEnd < 0 ? m_sql.size() : lineEnd;
    const QByteArray line = m_sql.sliced(token.begin, m_resume - token.begin).toByteArray().trimmed();
    m_script.statements += Statement{token.begin, token.begin + line.size(), {line.split(' ').constFirst()}, {}};
    if (!m_script.error && !isForPsqlOnly(line))
        m_script.error = {u"%1 is a command of psql, not of the server"_s.arg(QString::fromUtf8(line)), token.begin};
}

void Splitter::skipRows()
{
    Statement &copy = m_script.statements.last();
    const qsizetype line = m_sql.indexOf('\n', copy.end);
    if (line < 0)
        return;
    // The line \\. may be the first one, and the last one of a text that ends with it.
    for (qsizetype at = line; at >= 0; at = m_sql.indexOf("\n\\.", at + 1)) {
        if (!m_sql.sliced(at).startsWith("\n\\."))
            continue;
        const qsizetype behind = m_sql.sliced(at + 3).startsWith('\r') ? at + 4 : at + 3;
        if (behind < m_sql.size() && m_sql[behind] != '\n')
            continue;
        copy.rowsBegin = line + 1;
        copy.rowsEnd = at + 1;
        m_resume = std::min(behind + 1, m_sql.size());
        return;
    }
}

void Splitter::endStatement(qsizetype end)
{
    if (m_begun) {
        m_current.end = end;
        m_script.statements += m_current;
    }
    m_current = {};
    m_begun = false;
    m_parentheses = 0;
    m_body = 0;
}

bool isData(const Statement &statement)
{
    static const QByteArrayList data{"INSERT", "UPDATE", "DELETE", "SELECT", "VALUES", "WITH", "MERGE", "EXECUTE"};
    return data.contains(statement.words.value(0));
}

} // namespace

bool Statement::endsTransaction() const
{
    const QByteArray first = words.value(0);
    if (first == "END" || first == "ABORT")
        return true;
    if (first == "COMMIT")
        return words.value(1) != "PREPARED";
    if (first == "ROLLBACK")
        return words.value(1) != "PREPARED" && !words.contains("TO");
    return first == "PREPARE" && words.value(1) == "TRANSACTION";
}

bool Statement::beginsTransaction() const
{
    return words.value(0) == "BEGIN" || (words.value(0) == "START" && words.value(1) == "TRANSACTION");
}

bool Statement::mustRunAlone() const
{
    return tree.isEmpty() ? wordsRunAlone(words) : treeRunsAlone(tree);
}

bool Statement::copiesFromClient() const
{
    const qsizetype from = words.indexOf("FROM", 1);
    return words.value(0) == "COPY" && from > 0 && words.value(from + 1) == "STDIN";
}

bool Statement::isPsqlCommand() const
{
    return words.value(0).startsWith('\\');
}

Script scriptOf(QByteArrayView sql)
{
    Script script = Splitter(sql).run();
    qsizetype dataLeft = parsedData;
    for (Statement &statement : script.statements) {
        const qsizetype size = statement.end - statement.begin;
        const bool data = isData(statement);
        if (statement.isPsqlCommand() || size > (data ? std::min(dataLeft, longestParsed) : longestParsed))
            continue;
        dataLeft -= data ? size : 0;
        std::optional<SyntaxError> error;
        statement.tree = treeOf(sql, statement, &error);
        if (error && (!script.error || error->position < script.error->position))
            script.error = error;
    }
    return script;
}

QList<Statement> statementsOf(QByteArrayView sql)
{
    return Splitter(sql).run().statements;
}

Script outlineOf(QByteArrayView sql)
{
    Script script = Splitter(sql).run();
    for (Statement &statement : script.statements) {
        if (statement.mustRunAlone() && statement.end - statement.begin <= longestParsed)
            statement.tree = treeOf(sql, statement);
    }
    return script;
}

QJsonObject treeOf(QByteArrayView sql, const Statement &statement, std::optional<SyntaxError> *error)
{
    const QByteArray text = sql.sliced(statement.begin, statement.end - statement.begin).toByteArray();
    if (auto deep = tooDeep(text)) {
        deep->position += statement.begin;
        if (error != nullptr)
            *error = std::move(deep);
        return {};
    }
    // PostgreSQL's parser takes long for many comments within each other.
    const QByteArray parsable = crowdedComment(text, 0) < 0 ? text : withoutComments(text);
    PgQueryParseResult result = pg_query_parse(parsable.constData());
    const std::unique_ptr<PgQueryParseResult, void (*)(PgQueryParseResult *)> owner(
        &result, [](PgQueryParseResult *each) { pg_query_free_parse_result(*each); });

    if (result.error != nullptr) {
        if (error != nullptr)
            *error = {QString::fromUtf8(result.error->message),
                      statement.begin + byteOf(parsable, std::max(result.error->cursorpos, 1))};
        return {};
    }
    const QJsonObject parsed =
        QJsonDocument::fromJson(
            QByteArray::fromRawData(result.parse_tree, static_cast<qsizetype>(qstrlen(result.parse_tree))))
            .object();
    return parsed["stmts"_L1].toArray().at(0).toObject()["stmt"_L1].toObject();
}

} // namespace catalpa::sql
