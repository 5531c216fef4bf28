// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What an author is filed under.
struct SortName {
    QString text;
    bool isDoubtful = false; //!< Whether a person should look at it.

    bool operator==(const SortName &) const = default;
};

//! What the rules suggest for \a name: the family name first, where the name has one that is not the first. Bodies,
//! groups, names without a family name, and what is a heading already ("Family, Given", "Place. Body", "Body (Firm)")
//! stay. \a country is a code of ISO 3166-1 in any case, or a name in English, in its own language or in a neighbour's;
//! empty where it is not known. Thread-safe. The same as catalpa.author_sort_name() and catalpa.is_doubtful_name() of
//! the database.
SortName authorSortName(const QString &name, const QString &country);

} // namespace catalpa
