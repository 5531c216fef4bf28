// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"

#include <QtCore/QList>
#include <QtCore/Qt>

namespace catalpa {

//! One level of an order: rows that are alike by it are put in order by the next.
template <typename Column>
struct SortLevel {
    Column column{};
    Qt::SortOrder order = Qt::AscendingOrder;
    bool nothingFirst = false; //!< Rows with nothing recorded stand before the others, instead of behind them.

    bool operator==(const SortLevel &) const = default;
};

//! Which authors, in which order. The database sorts and filters; nothing is sorted here.
struct AuthorQuery {
    enum class Sort {
        Name,
        Country,
        Books,
        Added,
        Recorded, //!< By id: as they were recorded.
        FirstDetail = 100 //!< From here on, one for each field; see detailorder.h.
    };
    using Order = QList<SortLevel<Sort>>;

    Order order{{Sort::Name}}; //!< At least one level. What is alike by all is in the order of recording.
    QString collation{}; //!< One of CatalogueCapabilities::alphabets; empty means the shape's own.
    QString search{}; //!< As typed.
    bool withDetails = false; //!< Rows have their details, too, which takes a look-up for each.

    //! True when it finds every author.
    bool isUnfiltered() const { return search.isEmpty(); }
    bool operator==(const AuthorQuery &) const = default;
};

//! Which books, in which order.
struct BookQuery {
    enum class Sort {
        Title,
        Author,
        Country, //!< Of the author.
        Added,
        Recorded, //!< By id.
        FirstDetail = 100 //!< As of AuthorQuery.
    };
    using Order = QList<SortLevel<Sort>>;

    Order order{{Sort::Title}};
    QString collation{};
    QString search{};
    std::optional<Id<Author>> authorId{}; //!< Only the books of this author.
    bool withDetails = false; //!< As of AuthorQuery.

    //! True when it finds every book.
    bool isUnfiltered() const { return search.isEmpty() && !authorId; }
    bool operator==(const BookQuery &) const = default;
};

} // namespace catalpa
