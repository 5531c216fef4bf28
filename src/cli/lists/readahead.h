// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! Reads a list part by part, each while \a write takes the one before, until there is none or nobody reads what is
//! written. \a ask answers std::optional<QFuture<Result<Part>>>: of the part behind the one it is given, or, for null,
//! of the first. Two parts are held at most.
template <typename Part, typename Ask, typename Write>
Result<> readAhead(const Context &context, Ask ask, Write write)
{
    std::optional<QFuture<Result<Part>>> coming = ask(nullptr);
    while (coming && !context.output.isClosed()) {
        const Result<Part> part = await(*coming, context.interruption);
        if (!part)
            return passOn(part);
        coming = ask(&*part);
        write(*part);
    }
    if (coming)
        coming->cancel();
    return {};
}

} // namespace catalpa::cli
