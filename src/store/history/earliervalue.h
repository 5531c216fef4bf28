// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! See RecordHistory::authorEdit() and bookEdit().
Result<AuthorEdit> earlierAuthor(db::Session &session, const CatalogueCapabilities &capabilities, Id<Author> id,
                                 qint64 entry, const QString &field);
Result<BookEdit> earlierBook(db::Session &session, const CatalogueCapabilities &capabilities, Id<Book> id, qint64 entry,
                             const QString &field);

} // namespace catalpa::store
