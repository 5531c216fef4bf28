// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executorcount.h"

#include "db/connection/connecting.h"

#include <condition_variable>
#include <mutex>

namespace catalpa::db {
namespace {

struct Counted {
    std::mutex mutex;
    std::condition_variable changed;
    int executors = 0;
    int writes = 0;
};

Counted &counted()
{
    static auto *all = new Counted; // Never destroyed: threads that do not end may still use it.
    return *all;
}

void change(int executors, int writes)
{
    Counted &all = counted();
    const std::lock_guard lock(all.mutex);
    all.executors += executors;
    all.writes += writes;
    all.changed.notify_all();
}

} // namespace

void ExecutorCount::begun()
{
    change(1, 0);
}

void ExecutorCount::ended()
{
    change(-1, 0);
}

void ExecutorCount::writePosted()
{
    change(0, 1);
}

void ExecutorCount::writeAnswered()
{
    change(0, -1);
}

bool ExecutorCount::waitForNone(std::chrono::milliseconds saving)
{
    Counted &all = counted();
    std::unique_lock lock(all.mutex);
    all.changed.wait_for(lock, saving, [&all] { return all.writes == 0 || all.executors == 0; });
    const bool none = all.changed.wait_for(lock, std::chrono::seconds(1), [&all] { return all.executors == 0; });
    return none && Connecting::abandoned() == 0;
}

} // namespace catalpa::db
