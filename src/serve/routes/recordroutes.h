// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/routes/route.h"
#include "serve/routes/visit.h"

namespace catalpa::serve {

//! How many records an answer has at most where the guide's routes know no limit.
inline constexpr int mostRecords = 50'000;

Response jsonResponse(const QByteArray &json);

//! "/authors/1": one author.
Routed author(const Visit &visit);
//! "/books/1": the books of the author 1, as the guide's route answers, whose number is read by parseInt(); for people
//! the page of the author.
Routed booksOfAuthor(const Visit &visit);
//! "/book/1": one book.
Routed book(const Visit &visit);

} // namespace catalpa::serve
