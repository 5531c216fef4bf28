// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>
#include <variant>

namespace catalpa {

//! What a row is sorted by first, to be shown to people: a text (a number too), an instant in UTC, or nothing where
//! nothing is recorded.
using SortLabel = std::variant<std::monostate, QString, QDateTime>;

//! Position of a row in a sorted set: what it is sorted by, as PostgreSQL prints it, and the id that breaks ties.
struct Key {
    QStringList values;
    qint64 id = 0;
    SortLabel label{}; //!< From the store; it decides nothing.

    bool operator==(const Key &) const = default;
};

//! Part of a sorted set, between two keys: from \a first (included) up to \a end (not included).
//! An absent key is the open end of the set.
struct KeyRange {
    std::optional<Key> first{};
    std::optional<Key> end{};

    bool operator==(const KeyRange &) const = default;
};

//! Rows of one range, in the order of the query.
template <typename Record>
struct Page {
    QList<Record> rows;
    std::optional<Key> next; //!< Key of the first row behind this page; absent on the last one.

    bool operator==(const Page &) const = default;
};

//! A sorted set in outline: the keys of rows 0, stride, 2·stride …, and how many rows there are.
struct Outline {
    QList<Key> keys;
    qint64 count = 0;
    int stride = 0;

    bool operator==(const Outline &) const = default;
};

} // namespace catalpa
