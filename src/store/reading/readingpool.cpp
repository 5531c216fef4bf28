// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/readingpool.h"

#include "base/text.h"
#include "store/reading/snapshotread.h"

#include <algorithm>

namespace catalpa::store {
namespace {

// Longer than most answers take; a slower one is asked for twice.
constexpr std::chrono::seconds patience{9};

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
        Waiting taken;
    };

    ~State();

    //! Which waiting jobs go to connections that have none. Call it with the mutex locked.
    std::vector<Start> starts();
    std::deque<Waiting>::iterator next();
    //! Call it without: a job may have ended before this returns.
    void run(std::vector<Start> starts);

    std::mutex mutex;
    Settings settings;
    KnownTables tables;
    std::unique_ptr<db::Executor> marks;
    std::vector<Connection> connections;
    std::deque<Waiting> waiting;
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
std::deque<ReadingPool::Waiting>::iterator ReadingPool::State::next()
{
    return std::find_if(waiting.begin(), waiting.end(),
                        [this](const Waiting &each) { return !each.isSlow || slow < settings.mostSlow; });
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
        auto future = start.connection->executor->read(
            [state = shared_from_this(), job = std::move(start.taken.job)](db::Session &session) {
                return readSnapshot(session, state->tables, job);
            });
        whenFinished(future,
                     [state = shared_from_this(), connection = start.connection,
                      answered = std::move(start.taken.answered)](const Result<> &done) {
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
            address, db::ExecutorSettings{.patience = patience, .startServer = settings.startServer});
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

void ReadingPool::post(bool isSlow, Job job, Answered answered)
{
    std::unique_lock lock(m_state->mutex);
    if (int(m_state->waiting.size()) >= m_state->settings.mostWaiting) {
        lock.unlock();
        return answered(failure(ErrorKind::Busy, Text::tr("Too many questions are waiting.")));
    }
    m_state->waiting.push_back({isSlow, std::move(job), std::move(answered)});
    auto starts = m_state->starts();
    lock.unlock();
    m_state->run(std::move(starts));
}

} // namespace catalpa::store
