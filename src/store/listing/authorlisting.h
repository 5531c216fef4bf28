// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/listing/sortkey.h"

namespace catalpa::store::authors {

//! How authors are read: the same columns in every query, what a database lacks as NULL.
Listing listing(const AuthorQuery &query, const CatalogueCapabilities &capabilities);

//! The tables that columnsOf() needs, with authors under the alias a.
QByteArray tables(const CatalogueCapabilities &capabilities);

//! Of single authors. \a sortName is where the sort name stands.
QByteArray columnsOfOne(const CatalogueCapabilities &capabilities, const QByteArray &sortName = "s.sort_name");

//! Where the key's texts begin in a page.
constexpr int keyColumn = 7;

Author authorFrom(const db::Rows &rows, int row);

} // namespace catalpa::store::authors
