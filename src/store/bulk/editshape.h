// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"

namespace catalpa::store {

//! The same for edits of the same fields.
int shapeOf(const AuthorEdit &edit);
int shapeOf(const BookEdit &edit);

//! The edit with what the database holds after it, where it has made something else of what was wanted.
AuthorEdit asRecorded(AuthorEdit edit, const Author &now);
BookEdit asRecorded(BookEdit edit, const Book &now);

} // namespace catalpa::store
