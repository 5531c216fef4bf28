// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/executor.h"

namespace catalpa::store {

//! Where a store's work is done. What a person waits for never stands behind what runs in the background.
struct Executors {
    db::Executor &reads; //!< Pages and single records.
    db::Executor &counts; //!< Numbers and outlines of whole sets.
    db::Executor &writes;
};

} // namespace catalpa::store
