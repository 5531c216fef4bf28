// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/transaction.h"
#include "store/sortnames.h"
#include "store/writes/editsteps.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

Error keptOut(); //!< The database's own rules let nothing through.
Error inDoubt(); //!< An earlier sending may have been saved.

//! What a step came to. Without a row nothing was saved, and the record says why.
template <typename Record, typename Edit>
Result<Record> outcome(const Result<db::Rows> &rows, const EditSteps<Record, Edit> &steps,
                       const std::function<Record(const db::Rows &rows, int row)> &recordFrom)
{
    if (!rows)
        return passOn(rows);
    if (!rows->isEmpty())
        return recordFrom(*rows, 0);
    return steps.readNow().and_then([&](const Record &now) -> Result<Record> {
        if (steps.isApplied(now))
            return now;
        return failure(steps.isUntouched(now) ? keptOut() : steps.conflict);
    });
}

//! One part after the other: what is filed first, because a new name changes what was not filed by hand.
template <typename Record, typename Edit, typename SortKey>
Result<Record> saveParts(const Edit &edit, SortKey Edit::*sortKey, const EditSteps<Record, Edit> &steps)
{
    Edit record = edit;
    (record.*sortKey).reset();
    record.details.clear();
    Result<Record> done = failure(steps.conflict); // One of them is there.
    if (edit.*sortKey) {
        done = outcome(steps.saveSortKey(edit), steps, steps.recordFrom);
        if (!done)
            return done;
    }
    auto details = decltype(Record::details)();
    if (!edit.details.isEmpty()) {
        done = outcome(steps.saveDetails(edit), steps, steps.wholeFrom);
        if (!done)
            return done;
        details = done->details;
    }
    if (!record.isEmpty())
        done = outcome(steps.saveRecord(record), steps, steps.recordFrom);
    if (done && details)
        done->details = details;
    return done;
}

//! All parts of an edit, or none.
template <typename Record, typename Edit, typename SortKey>
Result<Record> applyInParts(db::Session &session, const Receipt &receipt, const Edit &edit, SortKey Edit::*sortKey,
                            const EditSteps<Record, Edit> &steps)
{
    db::Transaction transaction(session);
    const auto begun = receipt.begin(transaction);
    if (!begun)
        return passOn(begun);
    if (!*begun) {
        transaction.rollBack();
        return steps.readNow();
    }
    const auto done = saveParts(edit, sortKey, steps);
    if (!done)
        return done;
    if (const auto committed = transaction.commit(); !committed)
        return passOn(committed);
    return done;
}

//! Applies an edit whose field \a sortKey, and whose details, are kept beside the record, once however often it is
//! sent.
template <typename Record, typename Edit, typename SortKey>
Result<Record> applyOnce(db::Session &session, const Receipt &receipt, const Edit &edit, SortKey Edit::*sortKey,
                         const EditSteps<Record, Edit> &steps)
{
    if (receipt.isInDoubt()) {
        return steps.readNow().and_then([&](const Record &now) -> Result<Record> {
            return steps.isApplied(now) ? Result<Record>(now)
                                        : failure(steps.isUntouched(now) ? inDoubt() : steps.conflict);
        });
    }
    if (isInParts(edit, sortKey))
        return applyInParts(session, receipt, edit, sortKey, steps);
    const bool isBeside = !edit.details.isEmpty();
    const auto rows = isBeside ? steps.saveDetails(edit) : steps.saveRecord(edit);
    if (rows ? rows->isEmpty() : Receipt::isTaken(rows.error())) {
        const auto found = receipt.find(session);
        if (!found)
            return passOn(found);
        if (*found)
            return steps.readNow();
    }
    return outcome(rows, steps, isBeside ? steps.wholeFrom : steps.recordFrom);
}

} // namespace catalpa::store
