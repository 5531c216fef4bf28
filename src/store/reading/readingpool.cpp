// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/readingpool.h"

#include "base/text.h"
#include "store/reading/snapshotread.h"

#include <algorithm>
#include <new>

namespace catalpa::store {
namespace {

// Longer than most answers take; a slower one is asked for twice.
constexpr std::chrono::seconds poolPatience{9};

//! An answer may be large. One that does not fit must not end the program.
Result<> readWithinMemory(db::Session &session, KnownTables &tables, const ReadingPool::Read &read)
{
    try {
        return readSnapshot(session, tables, read);
    } catch (const std::bad_alloc &) {
        return failure(ErrorKind::Unexpected, Text::tr("There is not enough memory for this answer."));
    }
}

template <typename T, typename Answered>
void whenFinished(QFuture<Result<T>> future, Answered answered)
{
    // No thread here has a loop that deliver() could come back to. Of the flaws of QFuture::then() in Qt 6.4 none can
    // be met: there is one continuation, it has no context, and that it runs at once on a finished future is foreseen.
    future.then(QtFuture::Launch::Sync, [call = std::move(answered)](const QFuture<Result<T>> &finished) {
        call(finished.resultCount() > 0 ? finished.result() : Result<T>(failure(ErrorKind::Cancelled, {})));
    });
}

} // namespace

//! Outlives the pool until its last job has ended.
struct ReadingPool::State : std::enable_shared_from_this<State> {
    struct Connection {
        std::unique_ptr<db::Executor> executor;
        bool isBusy = false;
        bool isSlow = false; //!< What it is busy with.
    };
    struct Start {
        Connection *connection;
        Job job;
    };

    ~State();

    //! Which waiting jobs go to connections that have none. Call it with the mutex locked.
    std::vector<Start> starts();
    std::deque<Job>::iterator next();
    //! Whether another one may wait, too.
    bool hasRoom(bool isSlow) const;
    //! Call it without: a job may have ended before this returns.
    void run(std::vector<Start> starts);

    std::mutex mutex;
    Settings settings;
    KnownTables tables;
    std::unique_ptr<db::Executor> marks;
    std::vector<Connection> connections;
    std::deque<Job> waiting;
    int slow = 0; //!< Jobs that run.
    bool isClosing = false;
};

//! Perhaps in the thread of one of them.
ReadingPool::State::~State()
{
    db::Executor::retire(std::move(marks));
    for (Connection &connection : connections)
        db::Executor::retire(std::move(connection.executor));
}

//! The first job that may run now.
std::deque<ReadingPool::Job>::iterator ReadingPool::State::next()
{
    return std::find_if(waiting.begin(), waiting.end(),
                        [this](const Job &each) { return !each.isSlow || slow < settings.mostSlow; });
}

bool ReadingPool::State::hasRoom(bool isSlow) const
{
    const auto count =
        std::count_if(waiting.begin(), waiting.end(), [isSlow](const Job &each) { return each.isSlow == isSlow; });
    return count < (isSlow ? settings.mostSlowWaiting : settings.mostFastWaiting);
}

std::vector<ReadingPool::State::Start> ReadingPool::State::starts()
{
    std::vector<Start> found;
    for (Connection &connection : connections) {
        const auto first = connection.isBusy || isClosing ? waiting.end() : next();
        if (first == waiting.end())
            continue;
        connection.isBusy = true;
        connection.isSlow = first->isSlow;
        slow += connection.isSlow;
        found.push_back({&connection, std::move(*first)});
        waiting.erase(first);
    }
    return found;
}

void ReadingPool::State::run(std::vector<Start> all)
{
    for (Start &start : all) {
        auto future =
            start.connection->executor->read([state = shared_from_this(), begins = std::move(start.job.begins),
                                              read = std::move(start.job.read)](db::Session &session) {
                return begins().and_then([&] { return readWithinMemory(session, state->tables, read); });
            });
        whenFinished(future,
                     [state = shared_from_this(), connection = start.connection,
                      answered = std::move(start.job.answered)](const Result<> &done) {
                         std::unique_lock lock(state->mutex);
                         connection->isBusy = false;
                         state->slow -= connection->isSlow;
                         auto following = state->starts();
                         lock.unlock();
                         state->run(std::move(following));
                         answered(done);
                     });
    }
}

ReadingPool::ReadingPool(const ConnectionAddress &address, Settings settings)
    : m_state(std::make_shared<State>())
{
    const auto executor = [&address, &settings] {
        return std::make_unique<db::Executor>(
            address, db::ExecutorSettings{.patience = poolPatience, .startServer = settings.startServer});
    };
    m_state->marks = executor();
    m_state->connections.resize(std::size_t(settings.connections));
    for (State::Connection &connection : m_state->connections)
        connection.executor = executor();
    m_state->settings = std::move(settings);
}

ReadingPool::~ReadingPool()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->isClosing = true;
    m_state->waiting.clear();
}

void ReadingPool::readMark(Marked marked)
{
    whenFinished(m_state->marks->read([](db::Session &session) { return store::readMark(session); }),
                 std::move(marked));
}

void ReadingPool::post(Job job)
{
    std::unique_lock lock(m_state->mutex);
    if (!m_state->hasRoom(job.isSlow)) {
        lock.unlock();
        return job.answered(failure(ErrorKind::Busy, Text::tr("Too many questions are waiting.")));
    }
    m_state->waiting.push_back(std::move(job));
    auto starts = m_state->starts();
    lock.unlock();
    m_state->run(std::move(starts));
}

} // namespace catalpa::store
