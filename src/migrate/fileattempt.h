// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/bundle.h"
#include "migrate/ledger.h"
#include "migrate/lockedtransaction.h"

namespace catalpa::migrate {

//! How one try to apply one file ended.
struct Attempt {
    enum class Outcome {
        Applied,
        NotNeeded, //!< Somebody else had applied it when the lock was ours.
        Prevented, //!< Nothing of the file was sent: the lock is taken, there is no connection, the history is not
                   //!< well.
        Refused, //!< The database or the person stopped it, and it was rolled back.
        Torn, //!< The file ended its transaction itself, so a part of it may be in the database.
        Lost, //!< The link broke, and nothing of the file is in the database.
        Unknown //!< The link broke while committing, and the server could not be asked how that ended.
    };

    Outcome outcome = Outcome::Prevented;
    LedgerEntry entry; //!< Its row, if it came so far.
    db::SqlError error; //!< Why it was not applied.
    int statements = 0; //!< How many statements of the file ended well.
};

//! Applies one file in one transaction, with its row in the ledger and under Prisma's lock: afterwards, and whenever
//! anything breaks in between, the database has all of the file and its row, or nothing of either.
class FileAttempt {
public:
    using Words = std::function<void(const QString &)>;

    //! \a notice is told what the server says and what is waited for.
    FileAttempt(db::Session &session, const Bundle &bundle, const Migration &migration, const Patience &patience,
                Words notice);

    Attempt run();

private:
    Attempt runLocked(LockedTransaction &transaction);
    db::SqlResult<> sendFile();
    Attempt complete(LockedTransaction &transaction);
    Attempt afterLostCommit(const db::SqlError &lost);
    Attempt ended(Attempt::Outcome outcome, const db::SqlError &error = {});
    Attempt refused(const db::SqlError &error);

    db::Session &m_session;
    const Bundle &m_bundle;
    const Migration &m_migration;
    Patience m_patience;
    Words m_notice;
    LedgerEntry m_entry;
    int m_statements = 0;
};

} // namespace catalpa::migrate
