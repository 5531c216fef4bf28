// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/edit.h"

namespace catalpa::store {

//! The record is as wanted already.
bool isApplied(const AuthorEdit &edit, const Author &now);
bool isApplied(const BookEdit &edit, const Book &now);

//! The fields hold what was seen.
bool isUntouched(const AuthorEdit &edit, const Author &now);
bool isUntouched(const BookEdit &edit, const Book &now);

//! Somebody else has changed an author, or a book.
Error authorChanged();
Error bookChanged();
//! Somebody else has deleted one.
Error authorMissing();
Error bookMissing();

} // namespace catalpa::store
