// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/outbox/outboxentry.h"

#include <QtCore/QFuture>
#include <QtCore/QLockFile>
#include <QtCore/QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace catalpa {

//! The edits of one catalogue that are not saved yet, kept in a file of the user's until they are. Written whole,
//! flushed to the disk and renamed into place, so that a crash leaves the old or the new file. Files only, on a thread
//! of its own; a second program on the same catalogue gets a file of its own.
class Journal {
    Q_DISABLE_COPY_MOVE(Journal)

public:
    //! Keeps its files in \a folder, under the name \a catalogue, which is made fit for a file name.
    Journal(QString folder, const QString &catalogue);
    //! Waits for what is being written.
    ~Journal();

    //! Claims a file and reads what earlier programs left behind; files that are in use are left alone, and files that
    //! cannot be understood are kept beside, as *.unread-<time>.
    QFuture<Result<QList<Edit>>> open();
    //! Replaces what is kept.
    QFuture<Result<>> write(const QList<Edit> &edits);

private:
    struct Slot {
        QStringList paths; //!< The first is written; the others, of programs that died, go when it has been.
        std::vector<std::unique_ptr<QLockFile>> locks;
        std::atomic_bool closing = false; //!< What is only read ends early, and of several writes the last one counts.
        std::atomic<quint64> newest = 0; //!< The number of the last write that was asked for.

        Result<> replace(const QList<Edit> &edits);
    };
    QString m_folder;
    QString m_name;
    std::shared_ptr<Slot> m_slot =
        std::make_shared<Slot>(); //!< Used on the thread of m_pool only, but for its atomics.
    QThreadPool m_pool;
};

} // namespace catalpa
