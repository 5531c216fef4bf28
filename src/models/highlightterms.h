// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

namespace catalpa {

//! What is searched for in the cells of a table, for the marks in them. Reads each search once.
class HighlightTerms final {
public:
    explicit HighlightTerms(SearchScope scope)
        : m_scope(scope)
    {
    }

    //! The words of \a search that may have been found in a cell of \a field.
    QList<SearchTerm> in(const QString &search, SearchField field);

private:
    SearchScope m_scope;
    QString m_search;
    QList<SearchTerm> m_words;
};

} // namespace catalpa
