// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHashFunctions>

#include <compare>

namespace catalpa {

//! The key of a record of type \a Record: an author's id does not compare with a book's.
template <typename Record>
struct Id {
    qint64 value = 0; //!< As in PostgreSQL; 0 means "no record".

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id &) const = default;
};

template <typename Record>
size_t qHash(Id<Record> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

} // namespace catalpa
