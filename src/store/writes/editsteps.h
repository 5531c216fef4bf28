// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "db/rows.h"

#include <functional>

namespace catalpa::store {

//! How an edit of one record is applied. The functions run in the thread of the session.
template <typename Record, typename Edit>
struct EditSteps {
    std::function<Result<db::Rows>(const Edit &edit)> saveRecord; //!< What stands in the public table.
    std::function<Result<db::Rows>(const Edit &edit)> saveSortKey; //!< What is kept beside it.
    std::function<Result<db::Rows>(const Edit &edit)> saveDetails; //!< Also that.
    std::function<Record(const db::Rows &rows, int row)> recordFrom;
    std::function<Record(const db::Rows &rows, int row)> wholeFrom; //!< Of saveDetails.
    std::function<Result<Record>()> readNow;
    std::function<bool(const Record &now)> isApplied; //!< The record is as wanted already.
    std::function<bool(const Record &now)> isUntouched; //!< The fields hold what was seen.
    Error conflict;
};

//! Whether an edit takes more than one statement. What is filed does, because of its receipt.
template <typename Edit, typename SortKey>
bool isInParts(const Edit &edit, SortKey Edit::*sortKey)
{
    Edit record = edit;
    record.details.clear();
    return edit.*sortKey || (!edit.details.isEmpty() && !record.isEmpty());
}

} // namespace catalpa::store
