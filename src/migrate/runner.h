// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/schemahistory.h"
#include "migrate/fileattempt.h"

namespace catalpa::migrate {

//! Applies the migrations of one bundle through one session, in its thread, file by file; what stands in
//! SchemaHistory, in synchronous form. The session must reach the server directly wherever it can; through a
//! transaction pooler each file is still applied as a whole, because nothing outlives its transaction.
class Runner final {
    Q_DISABLE_COPY_MOVE(Runner)

public:
    //! \a session must outlive the runner.
    Runner(db::Session &session, Bundle bundle, const Patience &patience = {});

    //! One round trip.
    Result<SchemaStatus> status();
    Result<MigrationReport> apply(const SchemaHistory::Progress &progress = {});

private:
    using Tell = std::function<void(MigrationEvent::Kind, const QString &, int)>;

    db::SqlResult<Ledger> readAgainIfLost();
    Result<> applyStep(const Migration &migration, MigrationReport &report, const Tell &tell);
    Attempt applyPatiently(const Migration &migration, const Tell &tell);
    void remember(const MigrationFailure &failure, const Migration &migration, const Attempt &attempt);

    db::Session &m_session;
    Bundle m_bundle;
    Patience m_patience;
};

} // namespace catalpa::migrate
