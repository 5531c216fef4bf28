// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <memory>

namespace catalpa::serve {

//! How many questions each client has that wait or are being answered. From any thread.
class OpenQuestions {
public:
    using Ticket = std::shared_ptr<void>;

    //! \a most: of one client.
    explicit OpenQuestions(int most);

    //! A question is open until its ticket is gone, which may be after the end of this. Null when \a client has enough.
    Ticket admit(const QByteArray &client);

private:
    struct Counts;

    std::shared_ptr<Counts> m_counts;
    int m_most;
};

} // namespace catalpa::serve
