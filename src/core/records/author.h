// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "core/records/details.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! A person or body responsible for books, as recorded in public.authors.
struct Author {
    Id<Author> id;
    QString name;
    std::optional<QString> bio; //!< Nothing recorded is not the same as an empty text.
    std::optional<QString> country; //!< Also empty where the database has no such column yet.
    QDateTime createdAt; //!< UTC, milliseconds.
    qint64 bookCount = 0;
    std::optional<QString> sortName{}; //!< What the author is filed under, "Tolkien, J.R.R."; absent without sort keys.
    std::optional<AuthorDetails> details{}; //!< Absent where they were not read: lists read none.

    bool operator==(const Author &) const = default;
};

//! What is typed for an author that does not exist yet.
struct NewAuthor {
    QString name;
    std::optional<QString> bio{};
    std::optional<QString> country{};
    AuthorDetails details{};
    //! Could not be compared with the catalogue when it was typed: that is done before it is added.
    bool mayBeThere = false;

    bool operator==(const NewAuthor &) const = default;
};

} // namespace catalpa
