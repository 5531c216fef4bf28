// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sections.h"

#include "sql/openblocks.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

QByteArrayView textOf(QByteArrayView sql, const Statement &statement)
{
    return sql.sliced(statement.begin, statement.end - statement.begin);
}

//! The label of ALTER TYPE … ADD VALUE, as it is written between its quotes; empty for every other statement.
QByteArray newLabel(QByteArrayView sql, const Statement &statement)
{
    const qsizetype add = statement.words.indexOf("ADD");
    if (statement.words.value(0) != "ALTER" || statement.words.value(1) != "TYPE" || add < 0
        || statement.words.value(add + 1) != "VALUE")
        return {};
    const QByteArrayView text = textOf(sql, statement);
    const qsizetype begin = text.indexOf('\'') + 1;
    const qsizetype end = text.indexOf('\'', begin);
    return begin > 0 && end > begin ? text.sliced(begin, end - begin).toByteArray() : QByteArray();
}

//! A DO block that ends transactions in its body.
bool endsItsOwn(QByteArrayView sql, const Statement &statement)
{
    static const QRegularExpression ending(u"\\b(COMMIT|ROLLBACK)\\s*(;|AND\\b)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return statement.words.value(0) == "DO" && ending.match(QString::fromUtf8(textOf(sql, statement))).hasMatch();
}

bool isSetTransaction(const Statement &statement)
{
    return statement.words.value(0) == "SET" && statement.words.value(1) == "TRANSACTION";
}

//! The modes of BEGIN, START TRANSACTION or SET TRANSACTION without READ ONLY: the ledger is written in it as well.
QByteArray modesOf(const Statement &statement)
{
    QByteArray modes = ' ' + statement.words.join(' ') + ' ';
    for (const char *word : {" BEGIN", " START", " SET", " TRANSACTION", " WORK", " READ ONLY", " READ WRITE"}) {
        if (const qsizetype at = modes.indexOf(word); at >= 0)
            modes.remove(at, qsizetype(qstrlen(word)));
    }
    return modes.trimmed();
}

bool changesRows(const Statement &statement)
{
    static const QByteArrayList kinds{"INSERT", "UPDATE", "DELETE", "MERGE",    "COPY",   "SELECT",
                                      "WITH",   "DO",     "CALL",   "TRUNCATE", "EXECUTE"};
    return kinds.contains(statement.words.value(0));
}

//! What holds until the transaction ends, and is seen by what comes behind it.
bool lastsForTransaction(const Statement &statement)
{
    const QByteArray first = statement.words.value(0);
    return first == "LOCK" || first == "SAVEPOINT"
        || (first == "SET" && (statement.words.value(1) == "LOCAL" || statement.words.value(1) == "CONSTRAINTS"));
}

class Cutter {
public:
    Cutter(QByteArrayView sql, const Script &script, Cutting cutting)
        : m_sql(sql)
        , m_script(script)
        , m_cutting(cutting)
    {
    }

    QList<Section> run();

private:
    void take(int index);
    void begin(int index);
    void end(int index);
    void append(int index);
    void close(int next);
    bool needsCommit(const Statement &statement, qsizetype behind) const;
    bool mayBeJoined() const;
    Section joined() const;
    const Statement &at(int index) const { return m_script.statements.at(index); }

    QByteArrayView m_sql;
    const Script &m_script;
    Cutting m_cutting;
    QList<Section> m_sections;
    Section m_current;
    bool m_inBlock = false; //!< Between the script's own BEGIN and its end.
    qsizetype m_beforeBlock = 0; //!< How many statements of the section stand before that BEGIN.
    bool m_passed = false; //!< Something between the last passage and here is not sent.
    bool m_isWhole = true; //!< Nothing was passed over at all.
};

QList<Section> Cutter::run()
{
    for (int index = 0; index < m_script.statements.size(); ++index)
        take(index);
    const int count = int(m_script.statements.size());
    if (!m_current.statements.isEmpty() || m_sections.isEmpty())
        close(count);
    m_sections.last().end = count;
    if (m_sections.size() > 1 && mayBeJoined())
        m_sections = {joined()};
    // The comments around it belong to it.
    if (m_sections.size() == 1 && m_isWhole && m_sections.first().passages.size() == 1
        && !m_sections.first().passages.first().hasRows())
        m_sections.first().passages = {{byteOrderMark(m_sql), m_sql.size()}};
    return m_sections;
}

void Cutter::take(int index)
{
    const Statement &statement = at(index);
    const bool passesOver = statement.isPsqlCommand() || statement.beginsTransaction() || statement.endsTransaction()
        || (isSetTransaction(statement) && (!m_inBlock || m_current.statements.size() == m_beforeBlock));
    m_isWhole = m_isWhole && !passesOver;
    m_passed = m_passed || passesOver;
    if (statement.isPsqlCommand())
        return;
    if (statement.endsTransaction())
        return end(index);
    if (passesOver)
        return begin(index);

    const bool alone = statement.mustRunAlone() || endsItsOwn(m_sql, statement)
        || (m_cutting == Cutting::Own && statement.words.value(0) == "CALL");
    if (alone && !m_inBlock) {
        close(index);
        m_current.alone = true;
        append(index);
        return close(index + 1);
    }
    append(index);
    if (!m_inBlock && needsCommit(statement, statement.end))
        close(index + 1);
}

void Cutter::begin(int index)
{
    const QByteArray modes = modesOf(at(index));
    if (!modes.isEmpty() || (!m_inBlock && isRolledBack(m_script, index)))
        close(index);
    if (!modes.isEmpty())
        m_current.modes = modes;
    if (!m_inBlock && at(index).beginsTransaction()) {
        m_inBlock = true;
        m_beforeBlock = m_current.statements.size();
    }
}

void Cutter::end(int index)
{
    const QByteArray modes = m_current.modes;
    const bool chains = chainsTransaction(at(index));
    m_current.rollsBack = m_inBlock && isRollback(at(index));
    close(index + 1);
    m_inBlock = chains;
    m_beforeBlock = 0;
    if (chains)
        m_current.modes = modes;
}

void Cutter::append(int index)
{
    const Statement &statement = at(index);
    if (m_current.passages.isEmpty() || m_passed || m_current.passages.constLast().hasRows())
        m_current.passages += Passage{statement.begin, statement.end};
    m_passed = false;
    Passage &passage = m_current.passages.last();
    passage.end = statement.end;
    passage.rowsBegin = statement.rowsBegin;
    passage.rowsEnd = statement.rowsEnd;
    m_current.statements += index;
}

//! Ends the section before statement \a next. One without statements is none, but what it ends belongs to the last.
void Cutter::close(int next)
{
    if (m_current.statements.isEmpty() && !m_sections.isEmpty()) {
        m_sections.last().end = next;
        m_current = {};
    } else if (!m_current.statements.isEmpty() || next == m_script.statements.size()) {
        m_current.end = next;
        m_sections += std::exchange(m_current, {});
    }
    m_current.first = m_sections.isEmpty() ? 0 : next;
}

//! A new value of an enum that the text behind it uses.
bool Cutter::needsCommit(const Statement &statement, qsizetype behind) const
{
    const QByteArray label = newLabel(m_sql, statement);
    if (label.isEmpty())
        return false;
    return m_cutting == Cutting::Own || m_sql.sliced(behind).indexOf('\'' + label + '\'') >= 0;
}

bool Cutter::mayBeJoined() const
{
    if (m_cutting == Cutting::Own)
        return false;
    int changing = 0;
    for (const Section &section : m_sections) {
        const auto any = [&](const auto &condition) {
            return std::any_of(section.statements.cbegin(), section.statements.cend(),
                               [&](int index) { return condition(at(index)); });
        };
        if (section.alone || section.rollsBack || !section.modes.isEmpty() || any(lastsForTransaction)
            || any([this](const Statement &each) { return needsCommit(each, each.end); }))
            return false;
        changing += any(changesRows) ? 1 : 0;
    }
    return changing <= 1;
}

Section Cutter::joined() const
{
    Section whole;
    for (const Section &section : m_sections) {
        whole.passages += section.passages;
        whole.statements += section.statements;
    }
    whole.end = m_sections.constLast().end;
    return whole;
}

} // namespace

QList<Section> sectionsOf(QByteArrayView sql, const Script &script, Cutting cutting)
{
    return Cutter(sql, script, cutting).run();
}

Section restOf(const Section &section, const Script &script, int done)
{
    if (done <= section.first)
        return section;
    Section rest = section;
    rest.first = done;
    rest.passages.clear();
    rest.statements.removeIf([done](int index) { return index < done; });
    for (const int index : std::as_const(rest.statements)) {
        const Statement &statement = script.statements.at(index);
        rest.passages += Passage{statement.begin, statement.end, statement.rowsBegin, statement.rowsEnd};
    }
    return rest;
}

QByteArrayList settingsBefore(QByteArrayView sql, const Script &script, int end)
{
    QByteArrayList texts;
    for (int index = 0; index < end; ++index) {
        const Statement &statement = script.statements.at(index);
        const QByteArray first = statement.words.value(0);
        const bool forSession = first == "SET" && !lastsForTransaction(statement) && !isSetTransaction(statement);
        if (forSession || first == "RESET" || (first == "SELECT" && textOf(sql, statement).contains("set_config(")))
            texts += textOf(sql, statement).toByteArray();
    }
    return texts;
}

bool isOneTransaction(const QList<Section> &sections)
{
    return sections.size() == 1 && !sections.first().alone && !sections.first().rollsBack
        && sections.first().modes.isEmpty();
}

bool isForPsqlOnly(QByteArrayView line)
{
    static const QByteArrayList always{"\\restrict", "\\unrestrict", "\\.",    "\\echo",
                                       "\\qecho",    "\\timing",     "\\pset", "\\x"};
    static const QByteArrayList variables{"ON_ERROR_STOP", "ON_ERROR_ROLLBACK", "QUIET", "VERBOSITY", "ECHO"};
    const QByteArrayList words = line.toByteArray().simplified().split(' ');
    return always.contains(words.value(0))
        || ((words.value(0) == "\\set" || words.value(0) == "\\unset") && variables.contains(words.value(1)));
}

qsizetype byteOrderMark(QByteArrayView sql)
{
    return sql.startsWith(QByteArrayView("\xEF\xBB\xBF")) ? 3 : 0;
}

} // namespace catalpa::sql
