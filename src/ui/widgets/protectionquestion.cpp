// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/protectionquestion.h"

#include "base/text.h"
#include "wording/addresstext.h"

namespace catalpa::ui {

Question protectionQuestion(const ConnectionAddress &address)
{
    return {.title = Text::tr("Less protection"),
            .text = Text::tr("Connect to %1 with less protection?").arg(address.host),
            .consequences = riskText(address) + u' '
                + Text::tr("Without sslmode in the address, the connection is encrypted and the server is checked."),
            .confirm = Text::tr("Connect all the same"),
            .dangerous = true};
}

} // namespace catalpa::ui
