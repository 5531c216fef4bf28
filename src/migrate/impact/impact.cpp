// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/impact.h"

#include "base/text.h"

#include "migrate/impact/data.h"
#include "migrate/impact/insertrun.h"
#include "migrate/impact/pace.h"
#include "migrate/impact/statementobject.h"
#include "migrate/impact/wholestatement.h"
#include "migrate/run/failurereport.h"
#include "sql/sections.h"
#include "sql/sourceposition.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qsizetype longestExcerpt = 120;
constexpr qsizetype excerpted = 4'096; // Bytes; much of them may be blanks.

//! Goes through one migration, statement by statement.
class Walk {
public:
    Walk(const Migration &migration, SimulatedSchema &simulated)
        : m_migration(migration)
        , m_sql(migration.sql)
        , m_simulated(simulated)
    {
        m_impact.key = migration.key();
        m_impact.reversible = migration.downSql.has_value();
    }

    ImpactReport run();

private:
    int countTables() const;
    QString whatHinders(const sql::Script &script) const;
    void take(const sql::Statement &statement);
    void keepPace();
    void tellHowLongLocksAreHeld();
    bool continuesRun(const sql::Statement &statement, const QByteArray &head);
    QJsonObject treeFor(const sql::Statement &statement, const QByteArray &head);
    void settleDefiners(const sql::Node &revoke);
    void warnOfTransactions(StatementAnalysis &analysis, const sql::Statement &statement);
    QString excerpt(const sql::Statement &statement) const;
    int lineOfByte(qsizetype byte);

    const Migration &m_migration;
    QByteArray m_sql;
    SimulatedSchema &m_simulated;
    ImpactReport m_impact;
    QByteArray m_head; //!< Of the INSERT that the last entry is of.
    std::optional<sql::SyntaxError> m_unread; //!< In a statement that scriptOf() does not read, for its length.
    bool m_nested = false; //!< Behind the file's own BEGIN.
    std::vector<std::pair<qsizetype, StatementAnalysis>>
        m_holding; //!< Entries that hold a lock lightly, and what they were told from.
    QMultiHash<QString, qsizetype>
        m_definers; //!< Entries that make a function with its owner's rights and no other danger.
    int m_line = 1;
    qsizetype m_counted = 0; //!< Up to this byte, lines are counted.
};

ImpactReport Walk::run()
{
    const int before = countTables();
    const sql::Script script = sql::scriptOf(m_sql);
    m_impact.transactional = sql::isOneTransaction(sql::sectionsOf(m_sql, script));
    for (const sql::Statement &statement : script.statements)
        take(statement);
    keepPace();
    if (m_impact.transactional)
        tellHowLongLocksAreHeld();
    m_impact.unreadable = whatHinders(script);
    m_impact.onNewDatabase = m_simulated.facts().isNew;
    m_impact.tables = countTables() - before;
    return m_impact;
}

int Walk::countTables() const
{
    const QList<TableFact> &tables = m_simulated.facts().tables;
    return int(std::count_if(tables.cbegin(), tables.cend(), [](const TableFact &table) { return table.isTable; }));
}

//! The same look that is taken at a file before it is applied.
QString Walk::whatHinders(const sql::Script &script) const
{
    if (const auto refusal = precheck({.bundle = {}, .migration = m_migration}, script))
        return refusal->line > 0 ? Text::tr("Catalpa refuses this file because of line %1.").arg(refusal->line)
                                 : refusal->error.message;
    const auto &error = script.error ? script.error : m_unread;
    if (!error)
        return {};
    const sql::TextPlace place = sql::placeOfByte(m_sql, error->position);
    return Text::tr("Catalpa cannot foresee all of this migration: it does not understand line %1 (%2). The "
                    "database may understand it all the same.")
        .arg(place.line)
        .arg(error->message);
}

void Walk::take(const sql::Statement &statement)
{
    const QByteArray head = headOfInsert(m_sql, statement);
    if (continuesRun(statement, head))
        return;
    m_head = head;

    StatementAnalysis analysis(m_simulated);
    const sql::Node tree(treeFor(statement, head));
    if (statement.isPsqlCommand()) {
        analysis.does(Text::tr("Tells psql something, not the database."));
        if (!sql::isForPsqlOnly(QByteArrayView(m_sql).sliced(statement.begin, statement.end - statement.begin)))
            analysis.warn(LintRule::RefusedPsqlCommand, QString::fromUtf8(statement.words.first()));
    } else if (tree.isEmpty()) {
        analysis.does(Text::tr("What this does cannot be told in advance."));
        analysis.isUnforeseeable();
    } else {
        lockWhatIsRead(analysis, tree);
        analyseStatement(analysis, tree);
    }
    if (statement.copiesFromClient() && statement.rowsEnd == 0)
        analysis.warn(LintRule::RefusedCopyFromStdin, {});
    warnOfTransactions(analysis, statement);
    if (!m_impact.transactional && !m_nested)
        m_simulated.settleTypeValues();

    StatementImpact impact = analysis.impact();
    if (statement.rowsEnd > 0)
        impact.rows =
            QByteArrayView(m_sql).sliced(statement.rowsBegin, statement.rowsEnd - statement.rowsBegin).count('\n');
    impact.line = lineOfByte(statement.begin);
    impact.statement = excerpt(statement);
    const LintFinding definer = lintFinding(LintRule::SecurityDefiner, objectOf(tree));
    if (tree.is("CreateFunctionStmt"_L1) && !tree.flag("replace"_L1) && impact.danger == definer.danger)
        m_definers.insert(m_simulated.nameOf(tree.names("funcname"_L1)), m_impact.statements.size());
    settleDefiners(tree);
    if (analysis.holdsLightly())
        m_holding.emplace_back(m_impact.statements.size(), analysis);
    m_impact.statements += impact;
}

//! Nobody but the owner may call a function from which the file takes everybody's right to, before anybody sees it.
void Walk::settleDefiners(const sql::Node &revoke)
{
    static const QStringList kinds{u"OBJECT_FUNCTION"_s, u"OBJECT_PROCEDURE"_s, u"OBJECT_ROUTINE"_s};
    const QList<sql::Node> grantees = revoke.list("grantees"_L1);
    const bool isOfAll = std::any_of(grantees.cbegin(), grantees.cend(), [](const sql::Node &grantee) {
        return grantee.text("roletype"_L1) == "ROLESPEC_PUBLIC"_L1;
    });
    if (!revoke.is("GrantStmt"_L1) || revoke.flag("is_grant"_L1) || revoke.flag("grant_option"_L1) || !isOfAll
        || !m_impact.transactional || !kinds.contains(revoke.text("objtype"_L1)))
        return;
    for (const sql::Node &function : revoke.list("objects"_L1)) {
        const QString name = m_simulated.nameOf(namePartsOf(function));
        if (m_definers.count(name) != 1) // Of several forms it is not known which one is meant.
            continue;
        StatementImpact &made = m_impact.statements[m_definers.take(name)];
        made.rule.clear();
        made.danger.clear();
        made.saferWay.clear();
    }
}

//! What the file says of its own pace is the time of what cannot be foreseen in it.
void Walk::keepPace()
{
    const Migration::Pace pace = m_migration.pace();
    if (pace.recordsPerSecond <= 0)
        return;
    const qint64 rows = m_simulated.rows(pace.table);
    const qint64 milliseconds = timeFor(m_simulated.facts(), rows, pace.recordsPerSecond);
    for (StatementImpact &statement : m_impact.statements) {
        if (!statement.unforeseeable)
            continue;
        statement.rows = rows;
        statement.milliseconds = int(std::max<qint64>(milliseconds - m_impact.milliseconds(), 0));
        return;
    }
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

QJsonObject Walk::treeFor(const sql::Statement &statement, const QByteArray &head)
{
    if (!statement.tree.isEmpty() || statement.isPsqlCommand())
        return statement.tree;
    if (!head.isEmpty()) { // Of a long INSERT the table is enough.
        const QByteArray table = head.left(head.indexOf('(')) + " DEFAULT VALUES";
        sql::Statement all;
        all.end = table.size();
        return sql::treeOf(table, all);
    }
    constexpr qsizetype parsable = 1024 * 1024;
    if (statement.end - statement.begin > parsable)
        return {};
    return sql::treeOf(m_sql, statement, m_unread ? nullptr : &m_unread);
}

void Walk::warnOfTransactions(StatementAnalysis &analysis, const sql::Statement &statement)
{
    if (statement.beginsTransaction() || statement.endsTransaction()) {
        m_nested = statement.beginsTransaction();
        if (statement.words.first() == "PREPARE")
            return analysis.warn(LintRule::RefusedPrepareTransaction, {});
        if (!m_impact.transactional && statement.endsTransaction())
            analysis.warn(LintRule::TransactionNesting, QString::fromUtf8(statement.words.first()));
    } else if (m_nested && statement.mustRunAlone()) {
        analysis.warn(LintRule::BanConcurrentIndexCreationInTransaction, {});
    }
}

QString Walk::excerpt(const sql::Statement &statement) const
{
    // A code point has at most four bytes; what is cut in two at the end is cut off.
    const QByteArray bytes = m_sql.mid(statement.begin, std::min(statement.end - statement.begin, excerpted));
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
