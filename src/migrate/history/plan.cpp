// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/plan.h"

#include "base/text.h"

#include "sql/sections.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Releases of Prisma up to 2.2x wrote each byte without its leading zero, which gives fewer than 64 digits.
//! Source: prisma/prisma-engines, pull request 1887.
QByteArray withoutLeadingZeros(const QByteArray &checksum)
{
    QByteArray digits;
    for (qsizetype at = 0; at < checksum.size(); at += 2)
        digits += checksum[at] == '0' ? checksum.sliced(at + 1, 1) : checksum.sliced(at, 2);
    return digits;
}

bool isTextOf(const QByteArray &sql, const QByteArray &recorded)
{
    const auto matches = [&recorded](const QByteArray &text) {
        const QByteArray checksum = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
        return recorded == checksum || (recorded.size() < 64 && recorded == withoutLeadingZeros(checksum));
    };
    return matches(sql) || matches(QByteArray(sql).replace("\r\n", "\n"))
        || matches(QByteArray(sql).replace("\n", "\r\n"));
}

//! What is to be shown of a name: the state and the row that it comes from.
struct Standing {
    MigrationState state = MigrationState::Pending;
    const LedgerRow *row = nullptr;
};

//! \a rows are all of one name, oldest first; \a sql is null when the bundle does not have it.
Standing standing(const QByteArray *sql, const QList<const LedgerRow *> &rows)
{
    Standing seen;
    for (const LedgerRow *row : rows) {
        if (row->isRolledBack()) {
            if (seen.state == MigrationState::Pending || seen.state == MigrationState::RolledBack)
                seen = {MigrationState::RolledBack, row};
        } else if (!row->isFinished()) {
            seen = {MigrationState::Failed, row};
        } else if (seen.state != MigrationState::Failed && seen.state != MigrationState::Applied) {
            const auto applied = !sql           ? MigrationState::MissingHere
                : isTextOf(*sql, row->checksum) ? MigrationState::Applied
                                                : MigrationState::Edited;
            seen = {applied, row};
        }
    }
    return seen;
}

MigrationStep step(const Migration &migration, const Standing &seen)
{
    MigrationStep step;
    step.migration = migration;
    step.state = seen.state;
    if (!seen.row)
        return step;
    step.startedAt = seen.row->startedAt;
    step.finishedAt = seen.row->finishedAt;
    step.logs = seen.row->logs;
    step.appliedBy = seen.row->appliedBy;
    if (seen.row->name != migration.name)
        step.recordedAs = seen.row->name;
    step.takingBack = step.state == MigrationState::Failed && seen.row->isBeingTakenBack() && migration.downSql;
    if (step.state == MigrationState::Failed && !seen.row->isBeingTakenBack()
        && isTextOf(migration.sql, seen.row->checksum)) {
        const sql::Script script = sql::outlineOf(migration.sql);
        const auto sections = sql::sectionsOf(migration.sql, script, sql::Cutting::Own);
        // Of a row without any step done only Catalpa's own files that begin alone can be told from another program's.
        const bool begun = seen.row->appliedSteps > 0 || sections.first().alone;
        step.resumable = begun && !sql::isOneTransaction(sections);
        step.statementsDone = step.resumable ? seen.row->appliedSteps : 0;
    }
    return step;
}

//! Rows of names that the bundle does not have, given to the migrations of the same text that have no rows.
void adoptOtherNames(const Bundle &bundle, QHash<QString, QList<const LedgerRow *>> &rowsOf)
{
    QStringList others;
    for (auto rows = rowsOf.cbegin(); rows != rowsOf.cend(); ++rows) {
        if (!bundle.find(rows.key()))
            others += rows.key();
    }
    std::sort(others.begin(), others.end(), NameOrder());
    for (const Migration &migration : bundle.migrations) {
        if (rowsOf.contains(migration.name))
            continue;
        const auto other = std::find_if(others.cbegin(), others.cend(), [&](const QString &name) {
            return standing(&migration.sql, rowsOf.value(name)).state == MigrationState::Applied;
        });
        if (other == others.cend())
            continue;
        rowsOf.insert(migration.name, rowsOf.take(*other));
        others.removeOne(QString(*other));
    }
}

//! Rows of what the bundle has something else for now say nothing any more.
void passOverReplaced(const Bundle &bundle, QHash<QString, QList<const LedgerRow *>> &rowsOf)
{
    for (const Migration &migration : bundle.migrations) {
        for (const QString &name : migration.replaces()) {
            if (!bundle.find(name))
                rowsOf.remove(name);
        }
    }
}

void markOutOfOrder(QList<MigrationStep> &steps)
{
    bool laterIsApplied = false;
    std::for_each(steps.rbegin(), steps.rend(), [&laterIsApplied](MigrationStep &step) {
        step.outOfOrder = laterIsApplied && isToApply(step);
        laterIsApplied = laterIsApplied || isApplied(step);
    });
}

} // namespace

QList<MigrationStep> plan(const Bundle &bundle, const QList<LedgerRow> &rows)
{
    QHash<QString, QList<const LedgerRow *>> rowsOf;
    for (const LedgerRow &row : rows)
        rowsOf[row.name] += &row;
    adoptOtherNames(bundle, rowsOf);
    passOverReplaced(bundle, rowsOf);

    QList<MigrationStep> steps;
    for (const Migration &migration : bundle.migrations)
        steps += step(migration, standing(&migration.sql, rowsOf.take(migration.name)));
    for (auto other = rowsOf.cbegin(); other != rowsOf.cend(); ++other) {
        const Standing seen = standing(nullptr, other.value());
        if (seen.state != MigrationState::RolledBack)
            steps += step({other.key(), {}, bundle.schema}, seen);
    }

    std::sort(steps.begin(), steps.end(), [order = NameOrder()](const MigrationStep &left, const MigrationStep &right) {
        return order(left.migration.name, right.migration.name);
    });
    markOutOfOrder(steps);
    return steps;
}

QStringList warnings(const QList<LedgerRow> &rows)
{
    QHash<QString, int> counting;
    for (const LedgerRow &row : rows) {
        if (row.isFinished() && !row.isRolledBack())
            ++counting[row.name];
    }
    QStringList sentences;
    for (auto name = counting.cbegin(); name != counting.cend(); ++name) {
        if (name.value() > 1)
            sentences += Text::tr("The migration “%1” is recorded as applied more than once.").arg(name.key());
    }
    sentences.sort();
    return sentences;
}

} // namespace catalpa::migrate
