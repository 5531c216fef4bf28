// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/futures.h"
#include "db/executor.h"
#include "store/listing/listing.h"
#include "store/listing/search.h"

namespace catalpa::store {

//! Where a store's work is done. What a person waits for never stands behind what runs in the background.
struct Executors {
    db::Executor &reads; //!< Pages and single records.
    db::Executor &counts; //!< Numbers and outlines of whole sets.
    db::Executor &writes;
};

//! Asks \a work, a function of (Session &, const Listing &), about a listing, unless its search cannot be answered.
template <typename T, typename Work>
QFuture<Result<T>> runQuery(db::Executor &executor, const QString &search, const Listing &listing, Work work)
{
    if (const auto valid = checkSearch(search); !valid)
        return QtFuture::makeReadyFuture(Result<T>(passOn(valid)));
    return executor.read([listing, work](db::Session &session) -> Result<T> { return work(session, listing); });
}

} // namespace catalpa::store
