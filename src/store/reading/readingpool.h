// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cataloguereader.h"
#include "db/executor.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace catalpa::store {

//! Some connections to a catalogue for those who only read: each job has a read-only transaction with one snapshot and
//! limits of time for itself. May be used from any thread; jobs run and are answered in threads of the pool. The
//! destructor does not wait: what runs comes to its end, what waits is not answered.
class ReadingPool final {
    Q_DISABLE_COPY_MOVE(ReadingPool)

public:
    //! \a mark is another one for each state of the database, and empty when the tables may have been changed a moment
    //! ago, or the state is not known.
    using Read = std::function<Result<>(CatalogueReader &reader, const QByteArray &mark)>;
    using Marked = std::function<void(const Result<QByteArray> &)>;

    struct Job {
        bool isSlow = false; //!< It may take long.
        //! Called before the transaction begins, so that nothing which was committed before is missing in what is read.
        //! When it fails, nothing is asked of the database. This and read may be called again, after a link was lost.
        std::function<Result<>()> begins;
        Read read;
        std::function<void(const Result<> &)> answered;
    };

    struct Settings {
        int connections = 4; //!< For jobs; one more is for marks.
        int mostSlow = 2; //!< Jobs that may take long run on so many of them at once.
        //! Jobs that wait beyond these are answered ErrorKind::Busy at once.
        int mostFastWaiting = 1'000;
        int mostSlowWaiting = 50;
        std::function<bool()> startServer = {}; //!< See ExecutorSettings.
    };

    ReadingPool(const ConnectionAddress &address, Settings settings);
    ~ReadingPool();

    //! The state that the database is in now, or is coming to: a job that sees this mark reads nothing else. Empty
    //! where that is not known, in a standby.
    void readMark(Marked marked);
    void post(Job job);

private:
    struct State;

    std::shared_ptr<State> m_state;
};

} // namespace catalpa::store
