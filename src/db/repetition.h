// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/reachability.h"
#include "db/connection/nativeconnection.h"

#include <chrono>
#include <functional>
#include <optional>

namespace catalpa::db {

class Session;

inline bool linkWasLost(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::OutcomeUnknown;
}

//! How an executor goes about its jobs.
struct ExecutorSettings {
    //! Is told of every job.
    Reachability::Report report = [](const Reachability::Event &) {
    };
    //! With links that are silent under a read, see Silence; 0: as long as deadlines let them be.
    std::chrono::milliseconds patience{0};
    //! Starts the server, where that is ours to do, and tells whether it runs. Called in the executor's thread, once
    //! for a job that could not connect.
    std::function<bool()> startServer = {};
    Connector connector = Connector::Libpq;
};

//! Whether a job is to be run again: after a lost link, when the server was slow rather than silent, or when what it
//! met passes by itself, such as a deadlock or a database that is waking. In the thread of the session.
class Repetition final {
    Q_DISABLE_COPY_MOVE(Repetition)

public:
    struct Policy {
        bool cancellable;
        bool repeatable;
        bool changes; //!< False when nothing can be in doubt after a lost link.
    };

    //! To be made before the job is run; the session is prepared for it. \a stopped tells that nobody waits any more.
    Repetition(const Policy &policy, Session &session, const ExecutorSettings &settings, std::function<bool()> stopped);
    ~Repetition();

    //! After each run of the job; \a error is null when it went well. Waits a little longer each time for what passes
    //! by itself, some seconds in all. Blocks.
    bool isDue(const Error *error);
    //! What is told when the last run ended with \a error: an outcome that an earlier run left unknown stays so, unless
    //! the last one tells what the database holds.
    Error told(const Error &error) const;

private:
    bool mayHaveAnotherLink();
    bool startsServer();

    Policy m_policy;
    Session &m_session;
    std::function<bool()> m_stopped;
    std::function<bool()> m_startServer; //!< Null once it was called.
    bool m_hadLink; //!< In the last run, for a moment at least.
    std::optional<Error> m_doubt; //!< A run ended so that nobody knows what it has done.
    int m_lostLinks = 0;
    int m_pauses = 0;
};

//! Waits a little longer before each \a repetition of a job, counted from 0, some seconds in all. False when there have
//! been enough, or when \a stopped says so. Blocks.
bool pauseBefore(int repetition, const std::function<bool()> &stopped);

} // namespace catalpa::db
