// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/detailorder.h"
#include "store/listing/sortkey.h"

namespace catalpa::store {

//! Puts rows in the order of what is recorded beside the guide's columns: a date by the year in it, several values by
//! the first, and numbers in them as numbers. Rows without it stand behind the others, or before them. No index has
//! this order: what is found is sorted. Without a place for details, no row has any.
void sortByDetail(Listing &listing, AuthorField field, const SortLevel<AuthorQuery::Sort> &level,
                  const AuthorQuery &query, const CatalogueCapabilities &capabilities);
void sortByDetail(Listing &listing, BookField field, const SortLevel<BookQuery::Sort> &level, const BookQuery &query,
                  const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
