// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/schemahistory.h"
#include "migrate/overview.h"
#include "migrate/patience.h"

namespace catalpa::migrate {

//! Runs migrations for real in one transaction under Prisma's lock, with what they lock, and rolls it back whatever
//! happens. Others wait for those locks as they would for the migrations themselves; nothing is kept, not even in the
//! ledger, but for numbers taken from sequences, which PostgreSQL never gives back. A file that cannot run in a
//! transaction is left out. Time: that of the migrations and of counting the rows of all tables twice.
class Rehearsing {
public:
    Rehearsing(db::Session &session, const QList<Bundle> &bundles, const Patience &patience,
               const SchemaHistory::Progress &progress);

    Result<RehearsalReport> run(const MigrationSelection &selection);

private:
    Result<RehearsalReport> runAll(const QList<MigrationStep> &steps);
    std::optional<MigrationFailure> runOne(const MigrationStep &step, RehearsalReport &report, MigrationEvent &event);
    void tell(MigrationEvent &event, MigrationEvent::Kind kind, const QString &text = {}, int milliseconds = 0) const;

    db::Session &m_session;
    const QList<Bundle> &m_bundles;
    Patience m_patience;
    const SchemaHistory::Progress &m_progress;
    QStringList m_schemas;
    QStringList m_missing; //!< Of those, what the database does not have yet.
};

} // namespace catalpa::migrate
