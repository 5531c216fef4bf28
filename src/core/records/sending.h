// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QUuid>

#include <atomic>
#include <memory>

namespace catalpa {

//! One sending of an edit to the database.
struct Sending {
    //! Names the edit. The database keeps a receipt of it, so that it is applied once however often it is sent. Null:
    //! no receipt is asked for.
    QUuid token = {};
    //! The outcome of an earlier sending is not known. A database without receipts then answers ErrorKind::Conflict
    //! where it cannot tell whether that one was saved, and never applies the edit a second time.
    bool isRepeated = false;
    //! Names to the history of records what was done in one go, in several sendings perhaps. Null: the token does.
    QUuid batch = {};
    //! Set when an earlier sending turns out to have been saved: the answer is then the record of now, which somebody
    //! else may have changed since. Null: nobody asks. Set in the thread of the writes.
    std::shared_ptr<std::atomic_bool> isLookedUp = {};
};

} // namespace catalpa
