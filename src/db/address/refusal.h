// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace catalpa::db {

//! An address that is understood and not followed, or not understood; `message` is a whole sentence for a person.
inline auto refused(const QString &message, const QString &detail = {})
{
    return failure(ErrorKind::Refused, message, detail);
}

} // namespace catalpa::db
