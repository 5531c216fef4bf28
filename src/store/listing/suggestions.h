// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"
#include "core/search/searchquery.h"
#include "db/session.h"

#include <optional>

namespace catalpa::store {

//! Where something may be named alike.
struct NamedTable {
    QByteArray column; //!< Such as "a.name".
    QByteArray words; //!< Its words in the reading index, such as "r.words".
    QByteArray table; //!< Both of them joined; the words that are looked for are in r.words.
    QByteArray author; //!< The number of the author, such as "a.id".
};

NamedTable authorNames();
NamedTable bookTitles();

//! Up to three names or titles that resemble the words of a search that found nothing, the likest first; also where
//! they are written in another script. With an author, only that one and their titles. The reading index must be there.
//! Nothing when it takes too long: it is a courtesy.
Result<QStringList> readSuggestions(db::Session &session, const QList<NamedTable> &tables, const SearchQuery &search,
                                    std::optional<Id<Author>> author = {});

} // namespace catalpa::store
