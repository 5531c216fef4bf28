// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/writes/idsequence.h"
#include "store/writes/receipt.h"

#include <functional>

namespace catalpa::store {

//! How one record is added.
template <typename Record>
struct AdditionSteps {
    const char *table; //!< Such as "public.authors".
    //! Adds it with the number id, or with the next one for 0, and leaves the receipt: no row when the number is taken
    //! or there is a receipt.
    std::function<Result<db::Rows>(qint64 id)> insert;
    std::function<Record(const db::Rows &rows, int row)> recordFrom;
    std::function<Result<Record>(qint64 id)> read;
    std::function<bool(const Record &there)> isOurs; //!< It is what was to be added.
};

//! Adds a record, once however often it is sent. \a drawn is kept between the runs of a job, 0 at first: without
//! receipts the number is drawn before, and tells what an earlier run has done. In a transaction, which is of no use
//! any more then, the error is passed on that another sending was faster (Receipt::isTaken()).
template <typename Record>
Result<Record> insertOnce(db::Session &session, const Receipt &receipt, qint64 &drawn,
                          const AdditionSteps<Record> &steps)
{
    constexpr int mostCollisions = 50; // With other programs that add at the same time.
    const bool isRerun = drawn != 0;
    if (!receipt.isKept() && !isRerun) {
        const auto number = nextId(session, steps.table);
        if (!number)
            return passOn(number);
        drawn = *number;
    }
    for (int collisions = 0; collisions < mostCollisions; ++collisions) {
        const Result<db::Rows> rows = steps.insert(drawn);
        if (rows && !rows->isEmpty())
            return steps.recordFrom(*rows, 0);
        if (!rows && (!Receipt::isTaken(rows.error()) || session.inTransaction()))
            return passOn(rows);
        const auto found = receipt.find(session);
        if (!found)
            return passOn(found);
        if (*found)
            return steps.read(**found);
        if (isRerun && collisions == 0) {
            const auto there = steps.read(drawn);
            if (!there || steps.isOurs(*there))
                return there;
        }
        if (rows && drawn != 0) {
            const auto isKeptOut = isFree(session, steps.table, drawn, collisions == mostCollisions - 1);
            if (!isKeptOut || *isKeptOut)
                return isKeptOut ? recordKeptOut() : passOn(isKeptOut);
        }
        const auto free = nextFreeId(session, steps.table, drawn);
        if (!free)
            return passOn(free);
        drawn = *free;
    }
    return numbersAreTaken();
}

} // namespace catalpa::store
