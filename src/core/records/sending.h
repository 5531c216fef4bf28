// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/recordfield.h"

#include <QtCore/QList>
#include <QtCore/QUuid>

#include <atomic>
#include <chrono>
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
    //! Only what an earlier sending has come to is asked; nothing is saved now. For many edits at once.
    bool isLookUp = false;
    //! Names to the history of records what was done in one go, in several sendings perhaps. Null: the token does.
    QUuid batch = {};
    //! Set when an earlier sending turns out to have been saved: the answer is then the record of now, which somebody
    //! else may have changed since. Null: nobody asks. Set in the thread of the writes.
    std::shared_ptr<std::atomic_bool> isLookedUp = {};
    //! Gets the other fields of the record that the database itself has changed in the same moment, by a rule of its
    //! own. Null: nobody asks. Written in the thread of the writes, before the answer.
    std::shared_ptr<QList<RecordField>> ruled = {};
    //! How long a record is waited for that another transaction holds: then ErrorKind::Busy. 0: as long as deadlines
    //! let it be.
    std::chrono::milliseconds patience{0};
};

} // namespace catalpa
