// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/author.h"

#include <QtCore/Qt>

namespace catalpa {

//! Which authors, in which order. The database sorts and filters; nothing is sorted here.
struct AuthorQuery {
    enum class Sort { Name, Country, Books, Added, Recorded /*!< By id: as they were recorded. */ };

    Sort sort = Sort::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    QString search{}; //!< Words in any order, each a part of the name, bio or country, blind to case.

    bool operator==(const AuthorQuery &) const = default;
};

//! Which books, in which order.
struct BookQuery {
    enum class Sort { Title, Author, Added, Recorded /*!< By id: as they were recorded. */ };

    Sort sort = Sort::Title;
    Qt::SortOrder order = Qt::AscendingOrder;
    QString search{}; //!< Words in any order, each a part of the title or the author's name.
    std::optional<Id<Author>> authorId{}; //!< Only the books of this author.

    bool operator==(const BookQuery &) const = default;
};

} // namespace catalpa
