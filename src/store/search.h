// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/param.h"

namespace catalpa::store {

//! Where a search looks, as pieces of SQL.
struct SearchedText {
    QByteArray text; //!< Everything that is searched, as one text.
    //! The same as a condition for one word that indexes over catalpa.search_key() answer, with @word for its pattern;
    //! or empty.
    QByteArray indexed;
};

//! A condition for each word of \a search to be in \a searched somewhere, in any order; bound in \a params. Empty when
//! there is no word. Blind to case; where the database has a search key, words of three letters and more are blind to
//! accents and punctuation too.
QByteArray searchCondition(const SearchedText &searched, const QString &search, const CatalogueShape &shape,
                           db::Params &params);

//! ErrorKind::Invalid for a search that no record could match and that would keep the server busy.
Result<> checkSearch(const QString &search);

} // namespace catalpa::store
