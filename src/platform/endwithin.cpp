// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/endwithin.h"

#include <sys/time.h>
#include <unistd.h>

#include <csignal>

namespace catalpa::platform {
namespace {

volatile std::sig_atomic_t codeOfEnd = 0;

} // namespace

void endWithin(std::chrono::milliseconds atMost, int code)
{
    codeOfEnd = code;
    std::signal(SIGALRM, [](int) { _exit(codeOfEnd); });
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(atMost);
    const auto rest = std::chrono::duration_cast<std::chrono::microseconds>(atMost - seconds);
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds.count(), .tv_usec = rest.count()}};
    setitimer(ITIMER_REAL, &timer, nullptr);
}

} // namespace catalpa::platform
