// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"
#include "db/session.h"

namespace catalpa::store {

//! Where something may be named alike: a column of a table, such as "a.name" of "public.authors a".
struct NamedTable {
    QByteArray column;
    QByteArray table;
};

//! Up to three names or titles that resemble the words of a search that found nothing, the likest first. The indexes
//! over catalpa.search_key() must be there. Nothing when it takes too long: it is a courtesy.
Result<QStringList> readSuggestions(db::Session &session, const QList<NamedTable> &tables, const SearchQuery &search);

} // namespace catalpa::store
