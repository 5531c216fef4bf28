// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/drift/shadow.h"
#include "migrate/history/historystate.h"

namespace catalpa::migrate {

//! The part of a rehearsal that cannot be one transaction: in a ShadowDatabase, behind everything that is applied, and
//! without the rows.
class ScratchRehearsal {
public:
    //! All must outlive this; the session must not be in a transaction.
    ScratchRehearsal(db::Session &session, const QList<Bundle> &bundles, const QStringList &schemas,
                     const SchemaHistory::Progress &progress, const ScratchServers &servers);

    //! Goes on with \a report from the step of \a event on. Leaves out what is left where no database can be made, or
    //! what is applied cannot be run in it.
    Result<DryRunReport> run(DryRunReport report, const HistoryState &history, const QList<MigrationStep> &steps,
                             MigrationEvent event);

private:
    Result<std::unique_ptr<Shadow>> place() const;
    Result<> runSteps(Shadow &shadow, DryRunReport &report, const QList<MigrationStep> &steps, MigrationEvent event);
    void tell(MigrationEvent &event, MigrationEvent::Kind kind, const QString &text = {}, int milliseconds = 0) const;

    db::Session &m_session;
    const QList<Bundle> &m_bundles;
    const QStringList &m_schemas;
    const SchemaHistory::Progress &m_progress;
    const ScratchServers &m_servers;
};

} // namespace catalpa::migrate
