// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! To be loaded before the system's library: a resolver whose name servers do not answer. It makes the file that
//! CATALPA_RESOLVER_ASKED names when it is asked.

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <unistd.h>

#include <cstdlib>

extern "C" int getaddrinfo(const char *, const char *, const addrinfo *, addrinfo **)
{
    constexpr int silence = 25'000; // Milliseconds.
    if (const char *asked = std::getenv("CATALPA_RESOLVER_ASKED"))
        close(open(asked, O_CREAT | O_WRONLY, S_IRUSR | S_IWUSR));
    poll(nullptr, 0, silence);
    return EAI_AGAIN;
}
