// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/drift/shadow.h"
#include "migrate/history/historystate.h"
#include "migrate/history/timeouts.h"
#include "migrate/run/runoutcome.h"

#include <QtCore/QMap>

namespace catalpa::migrate {

//! Runs migrations for real in one transaction under Prisma's lock, with what they lock, and rolls it back whatever
//! happens. Others wait for those locks as they would for the migrations themselves; nothing is kept, not even in the
//! ledger, but for numbers taken from sequences, which PostgreSQL never gives back. A file of Catalpa's own that is not
//! one transaction is left out. From the first such file of a folder on, and from one that uses what has to be
//! committed before, the rest is run in a ShadowDatabase, without the rows; where none can be made, it is left out.
//! Time: that of the migrations and of counting the rows of all tables twice.
class DryRunner {
public:
    DryRunner(db::Session &session, const QList<Bundle> &bundles, const Timeouts &timeouts,
              const SchemaHistory::Progress &progress, ScratchServers servers = {});

    Result<DryRunReport> run(const MigrationSelection &selection);

private:
    Result<DryRunReport> runAll(const HistoryState &history, const QList<MigrationStep> &steps);
    Result<> tellResult(DryRunReport &report, const schema::SchemaSnapshot &before, const QMap<QString, qint64> &rows);
    bool isPart(const MigrationStep &step) const;
    Result<db::Rows> runFile(const MigrationTask &task, const sql::Section &section, DryRunReport &report,
                             RunOutcome &attempt);
    Result<> sendFile(const QByteArray &sql, const sql::Section &section, RunOutcome &attempt);
    std::optional<MigrationFailure> runOne(const MigrationStep &step, DryRunReport &report, MigrationEvent &event);
    void tell(MigrationEvent &event, MigrationEvent::Kind kind, const QString &text = {}, int milliseconds = 0) const;

    db::Session &m_session;
    const QList<Bundle> &m_bundles;
    Timeouts m_timeouts;
    const SchemaHistory::Progress &m_progress;
    ScratchServers m_servers;
    QStringList m_schemas;
    QStringList m_missing; //!< Of those, what the database does not have yet.
};

} // namespace catalpa::migrate
