// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

namespace catalpa {

//! Something that can be put in place of the word that is being typed.
struct SearchCompletion {
    QString text; //!< Such as "author:" or "country:CZ".
    QString description; //!< A few words about it.

    bool operator==(const SearchCompletion &) const = default;
};

//! What the word before the cursor may become: a field, or a value of the field it names. Nothing when it is plain.
QList<SearchCompletion> completionsOf(const QString &word, SearchScope scope);

} // namespace catalpa
