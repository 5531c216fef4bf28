// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "db/errors/sqlerror.h"

#include <functional>

namespace catalpa::db {

//! Whether what a job met passes by itself, such as a deadlock or a database that is waking.
template <typename T>
bool passes(const Result<T> &result)
{
    return !result && passesByItself(result.error());
}

template <typename T>
bool linkWasLost(const Result<T> &result)
{
    return !result && (result.error().kind == ErrorKind::Offline || result.error().kind == ErrorKind::OutcomeUnknown);
}

//! Waits a little longer before each \a repetition of a job, counted from 0, some seconds in all. False when there have
//! been enough, or when \a stopped says so. Blocks.
bool pauseBefore(int repetition, const std::function<bool()> &stopped);

} // namespace catalpa::db
