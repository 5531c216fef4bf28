// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/receivewatch.h"

#include "platform/socketwait.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace catalpa::platform {
namespace {

constexpr std::chrono::milliseconds interval{10};

struct Watched {
    qintptr socket;
    qint64 most;
    qint64 before; //!< Bytes that had come when counting began.
    bool exceeded = false;
};

//! Never destroyed: its thread runs as long as the program.
class Watch {
public:
    Watch()
    {
        std::thread([this] { run(); }).detach();
    }

    std::mutex mutex;
    std::condition_variable begun;
    std::map<const void *, Watched> all;

private:
    [[noreturn]] void run()
    {
        for (std::unique_lock lock(mutex);;) {
            begun.wait(lock, [this] { return !all.empty(); });
            for (auto &[owner, watched] : all) {
                if (watched.exceeded || bytesReceived(watched.socket) - watched.before <= watched.most)
                    continue;
                watched.exceeded = true;
                shutDown(watched.socket);
            }
            lock.unlock();
            std::this_thread::sleep_for(interval);
            lock.lock();
        }
    }
};

Watch &watch()
{
    static auto *one = new Watch;
    return *one;
}

} // namespace

bool ReceiveWatch::begin(const void *owner, qintptr socket, qint64 most)
{
    const qint64 before = bytesReceived(socket);
    if (before < 0)
        return false;
    const std::lock_guard lock(watch().mutex);
    watch().all.insert_or_assign(owner, Watched{socket, most, before});
    watch().begun.notify_one();
    return true;
}

void ReceiveWatch::restart(const void *owner)
{
    const std::lock_guard lock(watch().mutex);
    if (const auto found = watch().all.find(owner); found != watch().all.end())
        found->second.before = bytesReceived(found->second.socket);
}

bool ReceiveWatch::end(const void *owner)
{
    const std::lock_guard lock(watch().mutex);
    const auto found = watch().all.find(owner);
    if (found == watch().all.end())
        return false;
    const bool exceeded = found->second.exceeded;
    watch().all.erase(found);
    return exceeded;
}

} // namespace catalpa::platform
