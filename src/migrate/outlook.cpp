// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/outlook.h"

#include "migrate/looks.h"
#include "migrate/statements.h"
#include "migrate/textposition.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outlook)
};

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
    Walk(const Migration &migration, Scene &scene)
        : m_sql(migration.sql)
        , m_scene(scene)
    {
        m_outlook.key = migration.key();
        m_outlook.reversible = migration.downSql.has_value();
    }

    MigrationOutlook run();

private:
    void take(const Statement &statement);
    void tellHowLongLocksAreHeld();
    bool continuesRun(const Statement &statement, const QByteArray &head);
    QJsonObject treeFor(const Statement &statement, const QByteArray &head) const;
    void warnOfTransactions(Look &look, const Statement &statement);
    QByteArray headOf(const Statement &statement) const;
    QString excerpt(const Statement &statement) const;
    int lineOfByte(qsizetype byte);

    QByteArray m_sql;
    Scene &m_scene;
    MigrationOutlook m_outlook;
    QByteArray m_head; //!< Of the INSERT that the last entry is of.
    bool m_nested = false; //!< Behind the file's own BEGIN.
    std::vector<std::pair<qsizetype, Look>>
        m_holding; //!< Entries that hold a lock lightly, and what they were told from.
    int m_line = 1;
    qsizetype m_counted = 0; //!< Up to this byte, lines are counted.
};

MigrationOutlook Walk::run()
{
    const Script script = scriptOf(m_sql);
    m_outlook.transactional = script.isTransactional();
    for (const Statement &statement : script.statements)
        take(statement);
    if (m_outlook.transactional)
        tellHowLongLocksAreHeld();
    if (script.error) {
        const TextPlace place = placeOfByte(m_sql, script.error->position);
        m_outlook.unreadable =
            Words::tr("Catalpa cannot foresee all of this migration: it does not understand line %1 (%2). The "
                      "database may understand it all the same.")
                .arg(place.line)
                .arg(script.error->message);
    }
    return m_outlook;
}

void Walk::take(const Statement &statement)
{
    const QByteArray head = headOf(statement);
    if (continuesRun(statement, head))
        return;
    m_head = head;

    Look look(m_scene);
    const Node tree(treeFor(statement, head));
    if (tree.isEmpty()) {
        look.does(Words::tr("What this does cannot be told in advance."));
        look.isUnforeseeable();
    } else {
        lockWhatIsRead(look, tree);
        lookAtAlterTable(look, tree) || lookAtIndex(look, tree) || lookAtTable(look, tree) || lookAtData(look, tree)
            || (lookAtOther(look, tree), true);
    }
    warnOfTransactions(look, statement);

    StatementOutlook outlook = look.outlook();
    outlook.line = lineOfByte(statement.begin);
    outlook.statement = excerpt(statement);
    if (look.holdsLightly())
        m_holding.emplace_back(m_outlook.statements.size(), look);
    m_outlook.statements += outlook;
}

//! A lock lasts until the transaction ends: what takes a moment itself can keep others waiting all the same.
void Walk::tellHowLongLocksAreHeld()
{
    qsizetype told = m_outlook.statements.size();
    qint64 milliseconds = 0;
    for (auto each = m_holding.crbegin(); each != m_holding.crend(); ++each) {
        while (told > each->first)
            milliseconds += m_outlook.statements.at(--told).milliseconds;
        m_outlook.statements[each->first].effect = each->second.outlook(milliseconds).effect;
    }
}

//! The same INSERT again, with other values: counted, not told again.
bool Walk::continuesRun(const Statement &statement, const QByteArray &head)
{
    if (head.isEmpty() || head != m_head)
        return false;
    const Node rows = Node(statement.tree).node("selectStmt"_L1);
    const qint64 count = std::max<qint64>(rows.list("valuesLists"_L1).size(), 1);
    m_outlook.statements.last().rows += count;
    return true;
}

QJsonObject Walk::treeFor(const Statement &statement, const QByteArray &head) const
{
    if (!statement.tree.isEmpty() || statement.isPsqlCommand())
        return statement.tree;
    if (!head.isEmpty()) { // Of a long INSERT the table is enough.
        const QByteArray table = head.left(head.indexOf('(')) + " DEFAULT VALUES";
        return treeOf(table, {0, table.size(), {}, {}});
    }
    constexpr qsizetype parsable = 1024 * 1024;
    return statement.end - statement.begin > parsable ? QJsonObject() : treeOf(m_sql, statement);
}

void Walk::warnOfTransactions(Look &look, const Statement &statement)
{
    if (statement.beginsTransaction() || statement.endsTransaction()) {
        m_nested = statement.beginsTransaction();
        look.warn(Rule::TransactionNesting, QString::fromUtf8(statement.words.first()));
    } else if (m_nested && statement.mustRunAlone()) {
        look.warn(Rule::BanConcurrentIndexCreationInTransaction, {});
    }
}

//! An INSERT … VALUES up to its first row; empty for other statements.
QByteArray Walk::headOf(const Statement &statement) const
{
    if (statement.words.value(0) != "INSERT")
        return {};
    const QByteArray text = m_sql.mid(statement.begin, std::min(statement.end - statement.begin, longestHead));
    const qsizetype values = placeOfValues(text.toUpper());
    if (values < 0)
        return {};
    return text.first(values);
}

QString Walk::excerpt(const Statement &statement) const
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

QList<MigrationOutlook> outlookOf(const QList<Migration> &migrations, const TableFacts &facts)
{
    Scene scene(facts);
    QList<MigrationOutlook> outlooks;
    for (const Migration &migration : migrations) {
        scene.enter(migration.schema);
        outlooks += Walk(migration, scene).run();
    }
    return outlooks;
}

} // namespace catalpa::migrate
