// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/doubles/candidates.h"

namespace catalpa::store {

//! See DoubleStore::find().
Result<ProposedDoubles> findAuthorDoubles(db::Session &session, const CatalogueCapabilities &capabilities, int most);

//! Begins a transaction that only reads, at one moment, with room for what is compared.
QByteArray beginningOfSearch();

//! SQL for all books as rows of id, author_id and title, the words that are compared.
QByteArray comparedBooks(const CatalogueCapabilities &capabilities);

//! Adds authors whose names or identifiers say that they are probably one. Reads all names.
Result<> addNearAuthors(db::Session &session, const CatalogueCapabilities &capabilities, Candidates &candidates);

} // namespace catalpa::store
