// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/statementanalysis.h"

#include "base/text.h"
#include "migrate/impact/pace.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QString modeName(Lock mode)
{
    static const QStringList names{{},
                                   u"AccessShareLock"_s,
                                   u"RowShareLock"_s,
                                   u"RowExclusiveLock"_s,
                                   u"ShareUpdateExclusiveLock"_s,
                                   u"ShareLock"_s,
                                   u"ShareRowExclusiveLock"_s,
                                   u"ExclusiveLock"_s,
                                   u"AccessExclusiveLock"_s};
    return names.at(static_cast<int>(mode));
}

Blocking blockingOf(Lock mode)
{
    if (mode == Lock::AccessExclusive)
        return Blocking::Everyone;
    return mode >= Lock::Share ? Blocking::Writers : Blocking::Nobody;
}

//! An estimate does not pretend to know better than two digits.
int rounded(qint64 rows)
{
    const double number = static_cast<double>(std::min<qint64>(rows, std::numeric_limits<int>::max() / 2));
    const double unit = number < 100 ? 1 : std::pow(10, std::floor(std::log10(number)) - 1);
    return static_cast<int>(std::round(number / unit) * unit);
}

void addOnce(QList<std::pair<LintRule, QString>> &list, LintRule rule, const QString &object)
{
    const auto isSame = [rule](const auto &each) {
        return each.first == rule;
    };
    if (std::none_of(list.cbegin(), list.cend(), isSame))
        list.emplaceBack(rule, object);
}

} // namespace

QString plainName(const QString &table)
{
    return table.section(u'.', -1);
}

void StatementAnalysis::lock(const QString &table, Lock mode)
{
    const TableFact *fact = m_simulated.table(table);
    if (m_simulated.isMadeHere(table) || (fact != nullptr && !fact->isTable))
        return;
    Lock &held = m_locks[table];
    held = std::max(held, mode);
}

void StatementAnalysis::takeLocksOf(const StatementAnalysis &other)
{
    for (auto each = other.m_locks.cbegin(); each != other.m_locks.cend(); ++each)
        lock(each.key(), each.value());
}

void StatementAnalysis::takes(Work work, const QString &table, qint64 rowsPerSecond)
{
    // An index is made after a table was written anew, and either is more than reading.
    const qint64 rows = m_simulated.rows(table);
    if (m_worked.isEmpty() || rows > m_simulated.rows(m_worked))
        m_worked = table;
    if (m_work != Work::Rewrite)
        m_work = work == Work::Rewrite ? work : std::max(m_work, work);
    touches(rows);
    if (work == Work::Rewrite && !m_rewritten.contains(table)) {
        m_rewritten += table;
        m_more += timeOfIndexes(m_simulated.facts(), table, rows);
    }
    const qint64 time = timeFor(m_simulated.facts(), rows, rowsPerSecond);
    if (work == Work::IndexBuild || rowsPerSecond == Pace::foreignKey)
        m_more += time;
    else
        m_pass = std::max(m_pass, time);
}

void StatementAnalysis::addsIndexEntries(const QString &table, qint64 rows)
{
    m_more += timeOfEntries(m_simulated.facts(), table, rows);
}

void StatementAnalysis::calls(const QString &table, const sql::Node &expression)
{
    if (callsFunction(m_simulated.facts(), expression))
        m_more += timeFor(m_simulated.facts(), m_simulated.rows(table), Pace::ownFunction);
}

void StatementAnalysis::losesDataOf(const QString &table, LintRule how)
{
    const TableFact *fact = m_simulated.table(table);
    if ((m_simulated.facts().isNew && how != LintRule::BanDropDatabase)
        || (fact != nullptr && (fact->made || (fact->isTable && fact->rows == 0)))) // A view shows the rows of others.
        return;
    addOnce(m_losses, how, plainName(table));
    m_losesData = true;
}

void StatementAnalysis::warn(LintRule rule, const QString &object)
{
    addOnce(m_dangers, rule, object);
}

void StatementAnalysis::usesText(const QString &text)
{
    if (m_simulated.isFreshTypeValue(text))
        warn(LintRule::UsingNewEnumValue, text);
}

void StatementAnalysis::includes(const StatementAnalysis &part)
{
    m_deeds += part.m_deeds;
    takeLocksOf(part);
    if (m_work != Work::Rewrite)
        m_work = part.m_work == Work::Rewrite ? part.m_work : std::max(m_work, part.m_work);
    if (m_worked.isEmpty() || m_simulated.rows(part.m_worked) > m_simulated.rows(m_worked))
        m_worked = part.m_worked;
    touches(part.m_rows);
    m_pass = std::max(m_pass, part.m_pass);
    m_more += part.m_more;
    for (const auto &[how, table] : part.m_losses)
        addOnce(m_losses, how, table);
    m_losesData = m_losesData || part.m_losesData;
    m_holdsRecords = m_holdsRecords || part.m_holdsRecords;
    m_unforeseeable = m_unforeseeable || part.m_unforeseeable;
    m_noticed = m_noticed || part.m_noticed;
    for (const auto &[rule, object] : part.m_dangers)
        warn(rule, object);
}

void StatementAnalysis::keepsForLater(const StatementAnalysis &later)
{
    if (later.m_losesData)
        warn(LintRule::LosingLater, later.m_losses.constFirst().second);
    for (const auto &[rule, object] : later.m_dangers)
        warn(rule, object);
}

//! Whatever loses data is dangerous, so that the two are never told apart.
QList<LintFinding> StatementAnalysis::findings() const
{
    static const QList<LintRule> told{LintRule::BanDropCascade,    LintRule::BanDropColumn, LintRule::BanDropDatabase,
                                      LintRule::BanDropExtension,  LintRule::BanDropOwned,  LintRule::BanDropTable,
                                      LintRule::BanTruncateCascade};
    QList<LintFinding> findings;
    bool isLossTold = !m_losesData;
    for (const auto &[rule, object] : m_dangers) {
        findings += lintFinding(rule, object);
        isLossTold = isLossTold || told.contains(rule);
    }
    for (const auto &[how, table] : m_losses) {
        if (!isLossTold)
            findings += lintFinding(how, table);
    }
    return findings;
}

void StatementAnalysis::warnIfLarge(LintRule rule, const QString &table)
{
    if (m_simulated.isLarge(table))
        warn(rule, plainName(table));
}

void StatementAnalysis::warnIfOld(LintRule rule, const QString &table, const QString &object)
{
    if (!m_simulated.isMade(table) && !m_simulated.isNewName(table))
        warn(rule, object);
}

Blocking StatementAnalysis::blocking() const
{
    Blocking strongest = Blocking::Nobody;
    for (const Lock mode : m_locks)
        strongest = std::max(strongest, blockingOf(mode));
    return strongest;
}

QString StatementAnalysis::size() const
{
    const QString place = plainName(m_worked);
    const QString rows = Text::tr("about %Ln row(s)", nullptr, rounded(m_rows));
    const QString time = duration(milliseconds());
    if (m_work == Work::Rewrite)
        return Text::tr("It writes all of “%1” anew (%2, %3).").arg(place, rows, time);
    return Text::tr("It reads all of “%1” (%2, %3).").arg(place, rows, time);
}

QString StatementAnalysis::blockedTables() const
{
    QStringList tables;
    for (auto each = m_locks.cbegin(); each != m_locks.cend(); ++each) {
        if (blockingOf(each.value()) == blocking())
            tables += plainName(each.key());
    }
    tables.sort();
    return tables.join(Text::tr("” and “"));
}

QString StatementAnalysis::waiting() const
{
    switch (blocking()) {
    case Blocking::Everyone:
        return Text::tr("Nobody can see or change “%1” meanwhile.").arg(blockedTables());
    case Blocking::Writers:
        return Text::tr("Reading goes on; nobody can save changes to “%1” meanwhile.").arg(blockedTables());
    case Blocking::Nobody:
        break;
    }
    if (m_holdsRecords)
        return Text::tr("Everybody can go on working, except with the same records.");
    return Text::tr("Everybody can go on working meanwhile.");
}

QString StatementAnalysis::workWords() const
{
    const QString place = plainName(m_worked);
    if (m_simulated.isLarge(m_worked))
        return size() + u' ' + waiting();
    if (m_simulated.table(m_worked) == nullptr)
        return Text::tr("How long it takes cannot be told: Catalpa does not know how large “%1” is.").arg(place);
    return m_simulated.isMade(m_worked) ? Text::tr("It takes a moment: “%1” is new.").arg(place)
                                        : Text::tr("It takes a moment: “%1” is small.").arg(place);
}

QString StatementAnalysis::consequence(qint64 held) const
{
    constexpr qint64 noticeable = 1'000;
    if (m_unforeseeable)
        return {};
    if (m_work != Work::Instant)
        return workWords();
    if (blocking() == Blocking::Nobody)
        return isHarmless() ? Text::tr("Nobody notices.") : QString();
    if (held >= noticeable)
        return (blocking() == Blocking::Everyone
                    ? Text::tr("It takes a moment, but nobody can see or change “%1” until the rest of the file is "
                               "done (%2).")
                    : Text::tr("It takes a moment, but nobody can save changes to “%1” until the rest of the file is "
                               "done (%2)."))
            .arg(blockedTables(), duration(held));
    return isHarmless() ? Text::tr("Nobody notices: it takes a moment, whatever the size of the table.")
                        : Text::tr("It takes a moment, whatever the size of the table.");
}

StatementImpact StatementAnalysis::impact(qint64 held) const
{
    StatementImpact impact;
    QList<std::pair<QString, Lock>> locks;
    for (auto each = m_locks.cbegin(); each != m_locks.cend(); ++each)
        locks += {each.key(), each.value()};
    std::sort(locks.begin(), locks.end(), [](const auto &left, const auto &right) {
        return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    for (const auto &[table, mode] : locks)
        impact.locks += {table, modeName(mode)};
    impact.blocking = blocking();
    impact.work = m_work;
    impact.rows = m_rows;
    impact.milliseconds = static_cast<int>(std::min<qint64>(milliseconds(), std::numeric_limits<int>::max() / 1'000));
    impact.losesData = m_losesData;
    impact.effect = (m_deeds + QStringList{consequence(held)}).join(u' ').trimmed();
    impact.unforeseeable = m_unforeseeable;
    QStringList dangers;
    QStringList saferWays;
    for (const LintFinding &finding : findings()) {
        if (impact.rule.isEmpty())
            impact.rule = finding.rule;
        dangers += finding.danger;
        saferWays += finding.saferWay;
    }
    saferWays.removeDuplicates();
    impact.danger = dangers.join(u' ');
    impact.saferWay = saferWays.join(u' ');
    return impact;
}

} // namespace catalpa::migrate
