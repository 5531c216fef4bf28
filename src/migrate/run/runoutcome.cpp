// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runoutcome.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

QString MigrationTask::path() const
{
    return bundle.path(migration.name, direction == Direction::Up ? u"migration.sql"_s : u"down.sql"_s);
}

bool isWorthRemembering(const MigrationTask &task, const RunOutcome &attempt)
{
    using Outcome = RunOutcome::Outcome;
    if (isRecordChanged(attempt.error))
        return false;
    if (task.direction == MigrationTask::Direction::Down) // Whose row is as it was before, unless it stopped half-way.
        return attempt.outcome == Outcome::Stopped;
    if (attempt.outcome == Outcome::Torn || attempt.outcome == Outcome::Stopped)
        return true;
    return attempt.outcome == Outcome::Refused && attempt.error.kind != ErrorKind::Cancelled
        && attempt.error.kind != ErrorKind::Busy && attempt.error.kind != ErrorKind::Exhausted;
}

bool isWorthRepeating(const RunOutcome &attempt)
{
    using Outcome = RunOutcome::Outcome;
    return (attempt.outcome == Outcome::Refused || attempt.outcome == Outcome::Stopped)
        && attempt.error.kind == ErrorKind::Busy && attempt.error.sql().sqlState != "57014"_L1;
}

bool wantsItsOwnTransactions(const Error &error)
{
    static const QStringList states{u"55P04"_s, u"55006"_s, u"2D000"_s};
    return states.contains(error.sql().sqlState);
}

} // namespace catalpa::migrate
