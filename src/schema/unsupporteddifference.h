// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "schema/snapshot.h"

#include <optional>

namespace catalpa::schema {

//! Why the way from one state to the other cannot be written: a difference in something else than tables, columns,
//! constraints and indexes. The first one, as a sentence.
std::optional<Error> unsupportedDifference(const SchemaSnapshot &from, const SchemaSnapshot &to);

} // namespace catalpa::schema
