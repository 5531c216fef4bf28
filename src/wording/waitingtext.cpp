// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/waitingtext.h"

#include "base/text.h"

namespace catalpa {

QString waitingText(Reachability::State state, bool sleeps)
{
    if (state != Reachability::State::Connecting)
        return Text::tr("Waiting for the database…");
    return sleeps ? Text::tr("Waking the database…") : Text::tr("Connecting to the database…");
}

} // namespace catalpa
