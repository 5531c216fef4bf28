// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/history/historystate.h"
#include "migrate/history/timeouts.h"
#include "migrate/run/runoutcome.h"
#include "sql/script.h"

namespace catalpa::migrate {

//! Applies and takes back the migrations of some bundles through one session, in its thread, file by file; what stands
//! in SchemaHistory, in synchronous form. The session must reach the server directly wherever it can; through a
//! transaction pooler each file is still applied as a whole, because nothing outlives its transaction.
class Runner final {
    Q_DISABLE_COPY_MOVE(Runner)

public:
    //! \a session must outlive the runner.
    Runner(db::Session &session, QList<Bundle> bundles, const Timeouts &timeouts = {});

    //! One round trip.
    Result<SchemaStatus> status();
    Result<MigrationReport> apply(const MigrationSelection &selection = {},
                                  const SchemaHistory::Progress &progress = {});
    Result<MigrationReport> undo(const MigrationKey &last, const SchemaHistory::Progress &progress = {});

private:
    //! What happens to one of several files.
    struct Turn {
        const SchemaHistory::Progress &progress;
        const sql::Script &script; //!< The file, taken apart once for all that want to know of it.
        QList<sql::Section> sections;
        MigrationEvent event; //!< Of which file, and which of how many.

        void tell(MigrationEvent::Kind kind, const QString &text = {}, int milliseconds = 0) const;
        Listener listener() const;
    };

    Result<MigrationReport> makeGoneAgain(MigrationReport report, const SchemaHistory::Progress &progress);
    Result<MigrationReport> runAll(const QList<MigrationTask> &tasks, const SchemaHistory::Progress &progress);
    Result<> runOne(const MigrationTask &task, MigrationReport &report, const Turn &turn);
    std::optional<MigrationFailure> takeRestBack(const MigrationTask &task);
    RunOutcome attempt(const MigrationTask &task, const Turn &turn);
    RunOutcome attemptSectionwise(const MigrationTask &task, const Turn &turn, const QList<sql::Section> &sections);
    RunOutcome attemptPatiently(const MigrationTask &task, const Turn &turn);
    void remember(const MigrationFailure &failure, const MigrationTask &task, const RunOutcome &attempt);
    MigrationTask taskFor(const HistoryState &history, const MigrationStep &step,
                          MigrationTask::Direction direction) const;

    db::Session &m_session;
    db::Session m_lockSession; //!< Holds the lock for files that are not one transaction.
    QList<Bundle> m_bundles;
    Timeouts m_timeouts;
};

} // namespace catalpa::migrate
