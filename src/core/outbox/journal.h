// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/outbox/outboxentry.h"

#include <QtCore/QDateTime>
#include <QtCore/QFuture>
#include <QtCore/QUuid>

#include <atomic>
#include <memory>

namespace catalpa {

//! An edit as it is kept until the database has it.
struct JournalRecord {
    QUuid token; //!< Names the edit, also to the database; see Sending.
    QDateTime madeAt; //!< UTC, milliseconds.
    Edit edit;

    bool operator==(const JournalRecord &) const = default;
};

//! What earlier programs have left behind.
struct JournalContent {
    QList<JournalRecord> records; //!< In the order in which they were made.
    int unreadable = 0; //!< Pieces that were no whole record; kept beside.
    QStringList keptBeside; //!< The files with those pieces, *.unread-<time>.
};

//! The edits of one database that are not saved yet, in files of the user's: each a line with its length, checksum and
//! JSON, on the disk before add() answers. A line that cannot be read never takes others with it. Programs that run at
//! the same time have a file each; those of programs that ended, in whatever way, are taken over. Files only, on
//! fileThread().
class Journal {
    Q_DISABLE_COPY_MOVE(Journal)

public:
    //! Keeps its files in \a folder, under the name \a database, which is made fit for a file name.
    Journal(QString folder, const QString &database);
    //! Waits for nothing: what was given to it is written all the same, and before a later journal reads.
    ~Journal();

    //! Claims a file and reads what earlier programs left behind.
    QFuture<Result<JournalContent>> open();
    //! Keeps edits. A failure keeps none of them, and its sentence names the reason.
    QFuture<Result<>> add(const QList<JournalRecord> &records);
    //! Strikes edits that the database has, or that were dropped.
    QFuture<Result<>> strike(const QList<QUuid> &tokens);
    //! Strikes \a tokens and keeps \a records in their place: both or neither.
    QFuture<Result<>> replace(const QList<QUuid> &tokens, const QList<JournalRecord> &records);

private:
    class Files;
    std::shared_ptr<std::atomic_bool> m_closing; //!< What is only read ends early.
    std::shared_ptr<Files> m_files; //!< Used on fileThread() only.
};

} // namespace catalpa
