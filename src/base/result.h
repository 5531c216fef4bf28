// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace catalpa {

//! The value, or the one error that explains its absence.
template <typename T = void>
using Result = tl::expected<T, Error>;

//! What a function answers that has no value; it becomes any Result<T>.
using Failure = tl::unexpected<Error>;

inline Failure failure(Error error)
{
    return Failure(std::move(error));
}

inline Failure failure(ErrorKind kind, QString message, QString detail = {})
{
    return Failure(Error{kind, std::move(message), std::move(detail)});
}

//! The failure of \a result, which has no value, for a function that answers another type.
template <typename T>
Failure passOn(const Result<T> &result)
{
    return Failure(result.error());
}

} // namespace catalpa
