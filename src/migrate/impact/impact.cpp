// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/impact.h"

#include "base/text.h"

#include "migrate/impact/altertable.h"
#include "migrate/impact/createtable.h"
#include "migrate/impact/data.h"
#include "migrate/impact/index.h"
#include "migrate/impact/otherstatements.h"
#include "sql/script.h"
#include "sql/sourceposition.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qsizetype longestExcerpt = 120;
constexpr qsizetype longestHead = 4'096;

bool isBlank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

//! Of the word VALUES in the beginning of an INSERT that reads nothing else; -1 when there is none.
qsizetype placeOfValues(const QByteArray &upper)
{
    const QByteArray word = "VALUES";
    for (qsizetype at = upper.indexOf(word, 1); at >= 0; at = upper.indexOf(word, at + 1)) {
        const char before = upper.at(at - 1);
        const char behind = at + word.size() < upper.size() ? upper.at(at + word.size()) : ' ';
        if ((isBlank(before) || before == ')') && (isBlank(behind) || behind == '('))
            return upper.first(at).contains("SELECT") ? -1 : at;
    }
    return -1;
}

//! Goes through one migration, statement by statement.
class Walk {
public:
    Walk(const Migration &migration, SimulatedSchema &simulated)
        : m_sql(migration.sql)
        , m_simulated(simulated)
    {
        m_impact.key = migration.key();
        m_impact.reversible = migration.downSql.has_value();
    }

    ImpactReport run();

private:
    void take(const sql::Statement &statement);
    void tellHowLongLocksAreHeld();
    bool continuesRun(const sql::Statement &statement, const QByteArray &head);
    QJsonObject treeFor(const sql::Statement &statement, const QByteArray &head) const;
    void warnOfTransactions(StatementAnalysis &analysis, const sql::Statement &statement);
    QByteArray headOf(const sql::Statement &statement) const;
    QString excerpt(const sql::Statement &statement) const;
    int lineOfByte(qsizetype byte);

    QByteArray m_sql;
    SimulatedSchema &m_simulated;
    ImpactReport m_impact;
    QByteArray m_head; //!< Of the INSERT that the last entry is of.
    bool m_nested = false; //!< Behind the file's own BEGIN.
    std::vector<std::pair<qsizetype, StatementAnalysis>>
        m_holding; //!< Entries that hold a lock lightly, and what they were told from.
    int m_line = 1;
    qsizetype m_counted = 0; //!< Up to this byte, lines are counted.
};

ImpactReport Walk::run()
{
    const sql::Script script = sql::scriptOf(m_sql);
    m_impact.transactional = script.isTransactional();
    for (const sql::Statement &statement : script.statements)
        take(statement);
    if (m_impact.transactional)
        tellHowLongLocksAreHeld();
    if (script.error) {
        const sql::TextPlace place = sql::placeOfByte(m_sql, script.error->position);
        m_impact.unreadable =
            Text::tr("Catalpa cannot foresee all of this migration: it does not understand line %1 (%2). The "
                     "database may understand it all the same.")
                .arg(place.line)
                .arg(script.error->message);
    }
    return m_impact;
}

void Walk::take(const sql::Statement &statement)
{
    const QByteArray head = headOf(statement);
    if (continuesRun(statement, head))
        return;
    m_head = head;

    StatementAnalysis analysis(m_simulated);
    const sql::Node tree(treeFor(statement, head));
    if (tree.isEmpty()) {
        analysis.does(Text::tr("What this does cannot be told in advance."));
        analysis.isUnforeseeable();
    } else {
        lockWhatIsRead(analysis, tree);
        analyseAlterTable(analysis, tree) || analyseIndex(analysis, tree) || analyseTable(analysis, tree)
            || analyseData(analysis, tree) || (analyseOther(analysis, tree), true);
    }
    warnOfTransactions(analysis, statement);

    StatementImpact impact = analysis.impact();
    impact.line = lineOfByte(statement.begin);
    impact.statement = excerpt(statement);
    if (analysis.holdsLightly())
        m_holding.emplace_back(m_impact.statements.size(), analysis);
    m_impact.statements += impact;
}

//! A lock lasts until the transaction ends: what takes a moment itself can keep others waiting all the same.
void Walk::tellHowLongLocksAreHeld()
{
    qsizetype told = m_impact.statements.size();
    qint64 milliseconds = 0;
    for (auto each = m_holding.crbegin(); each != m_holding.crend(); ++each) {
        while (told > each->first)
            milliseconds += m_impact.statements.at(--told).milliseconds;
        m_impact.statements[each->first].effect = each->second.impact(milliseconds).effect;
    }
}

//! The same INSERT again, with other values: counted, not told again.
bool Walk::continuesRun(const sql::Statement &statement, const QByteArray &head)
{
    if (head.isEmpty() || head != m_head)
        return false;
    const sql::Node rows = sql::Node(statement.tree).node("selectStmt"_L1);
    const qint64 count = std::max<qint64>(rows.list("valuesLists"_L1).size(), 1);
    m_impact.statements.last().rows += count;
    return true;
}

QJsonObject Walk::treeFor(const sql::Statement &statement, const QByteArray &head) const
{
    if (!statement.tree.isEmpty() || statement.isPsqlCommand())
        return statement.tree;
    if (!head.isEmpty()) { // Of a long INSERT the table is enough.
        const QByteArray table = head.left(head.indexOf('(')) + " DEFAULT VALUES";
        return sql::treeOf(table, {0, table.size(), {}, {}});
    }
    constexpr qsizetype parsable = 1024 * 1024;
    return statement.end - statement.begin > parsable ? QJsonObject() : sql::treeOf(m_sql, statement);
}

void Walk::warnOfTransactions(StatementAnalysis &analysis, const sql::Statement &statement)
{
    if (statement.beginsTransaction() || statement.endsTransaction()) {
        m_nested = statement.beginsTransaction();
        analysis.warn(LintRule::TransactionNesting, QString::fromUtf8(statement.words.first()));
    } else if (m_nested && statement.mustRunAlone()) {
        analysis.warn(LintRule::BanConcurrentIndexCreationInTransaction, {});
    }
}

//! An INSERT … VALUES up to its first row; empty for other statements.
QByteArray Walk::headOf(const sql::Statement &statement) const
{
    if (statement.words.value(0) != "INSERT")
        return {};
    const QByteArray text = m_sql.mid(statement.begin, std::min(statement.end - statement.begin, longestHead));
    const qsizetype values = placeOfValues(text.toUpper());
    if (values < 0)
        return {};
    return text.first(values);
}

QString Walk::excerpt(const sql::Statement &statement) const
{
    // A code point has at most four bytes; what is cut in two at the end is cut off.
    const QByteArray bytes = m_sql.mid(statement.begin, std::min(statement.end - statement.begin, longestHead));
    QString text = QString::fromUtf8(bytes).simplified();
    if (text.endsWith(u';'))
        text.chop(1);
    if (text.size() <= longestExcerpt)
        return text;
    text.truncate(longestExcerpt - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + u'…';
}

int Walk::lineOfByte(qsizetype byte)
{
    for (; m_counted < byte; ++m_counted) {
        const bool windows =
            m_sql.at(m_counted) == '\r' && m_counted + 1 < m_sql.size() && m_sql.at(m_counted + 1) == '\n';
        if (m_sql.at(m_counted) == '\n' || (m_sql.at(m_counted) == '\r' && !windows))
            ++m_line;
    }
    return m_line;
}

} // namespace

QList<ImpactReport> impactOf(const QList<Migration> &migrations, const TableFacts &facts)
{
    SimulatedSchema simulated(facts);
    QList<ImpactReport> impacts;
    for (const Migration &migration : migrations) {
        simulated.enter(migration.schema);
        impacts += Walk(migration, simulated).run();
    }
    return impacts;
}

} // namespace catalpa::migrate
