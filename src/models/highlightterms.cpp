// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/highlightterms.h"

namespace catalpa {

QList<SearchTerm> HighlightTerms::in(const QString &search, SearchField field)
{
    if (search.isEmpty())
        return {};
    if (search != m_search) {
        m_search = search;
        m_words = parseSearch(search, m_scope).terms;
        m_words.removeIf([](const SearchTerm &term) { return term.excluded || term.text.isEmpty(); });
    }
    QList<SearchTerm> words = m_words;
    words.removeIf(
        [field](const SearchTerm &term) { return term.field != SearchField::Anywhere && term.field != field; });
    return words;
}

} // namespace catalpa
