// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! A record of public.authors or public.books as the guide's API writes it, in SQL. A catalogue without the column of
//! countries has none in what it writes, or, with \a alwaysCountry, null.
QByteArray authorAsJson(const CatalogueCapabilities &capabilities, bool alwaysCountry);
QByteArray bookAsJson();

//! What the guide's API answers, made by the database row by row: Prisma Client's findMany() has no ORDER BY, so this
//! has none either, and the rows come in the same order. ErrorKind::Invalid when there are more than \a most.
Result<QByteArray> readAuthorsAsJson(db::Session &session, const CatalogueCapabilities &capabilities, int most);
Result<QByteArray> readBooksAsJson(db::Session &session, Id<Author> author, int most);

} // namespace catalpa::store
