// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "store/sortnames.h"

namespace catalpa::store {

//! What a statement came to that changes one record and answers it as it is now. \a changed without a row: the record
//! is read again with \a readNow, and is gone (ErrorKind::Missing), or \a isApplied says that it is as wanted already,
//! or it is \a conflict.
template <typename Changed, typename Read, typename ReadNow, typename IsApplied>
auto outcome(const Changed &changed, Read recordFrom, ReadNow readNow, IsApplied isApplied, const Error &conflict)
    -> decltype(readNow())
{
    using Outcome = decltype(readNow());
    if (!changed)
        return passOn(changed);
    if (!changed->isEmpty())
        return recordFrom(*changed, 0);
    return readNow().and_then(
        [&](const auto &now) { return isApplied(now) ? Outcome(now) : Outcome(failure(conflict)); });
}

//! Applies an edit whose field \a sortKey is kept beside the record: what is filed first, because a new name changes
//! what was not filed by hand. All of it or nothing; the record as it is then.
template <typename Edit, typename SortKey, typename ApplySortKey, typename ApplyRecord>
auto applyInParts(db::Session &session, const Edit &edit, SortKey Edit::*sortKey, ApplySortKey applySortKey,
                  ApplyRecord applyRecord) -> decltype(applyRecord(edit))
{
    if (!(edit.*sortKey))
        return applyRecord(edit);
    Edit record = edit;
    (record.*sortKey).reset();
    if (record.isEmpty())
        return applySortKey(edit);
    return inOneTransaction<typename decltype(applyRecord(edit))::value_type>(
        session, [&] { return applySortKey(edit); }, [&] { return applyRecord(record); });
}

} // namespace catalpa::store
