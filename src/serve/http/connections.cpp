// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/connections.h"

#include "serve/http/connection.h"

namespace catalpa::serve {

bool Connections::mayHaveMore(const QByteArray &client) const
{
    return limits.connectionsPerClient <= 0 || clients.value(client) < limits.connectionsPerClient;
}

bool Connections::makeRoom()
{
    std::list<Connection *> &list = waiting.empty() ? sending : waiting;
    if (list.empty())
        return false;
    // It stays in the list until what it waits for has ended, but not as the next one to be closed.
    Connection *longest = list.front();
    list.splice(list.end(), list, list.begin());
    longest->close();
    return true;
}

void Connections::makeRoomFor(const Connection *sender)
{
    for (Connection *each : sending) {
        if (bodies.bytes() <= limits.bytesSending)
            return;
        if (each != sender)
            each->close();
    }
}

void Connections::closeAll()
{
    for (const auto *list : {&waiting, &answering, &sending}) {
        for (Connection *connection : *list)
            connection->close();
    }
}

} // namespace catalpa::serve
