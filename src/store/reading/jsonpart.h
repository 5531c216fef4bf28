// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

#include <limits>

namespace catalpa::store {

//! Which records a part begins with, and how many it has at most.
struct JsonRange {
    qint64 behind = std::numeric_limits<qint64>::min(); //!< Their numbers are larger than this one.
    int most = 1'000;
};

//! Records as core/json writes them, made by the database, in the order of their numbers.
struct JsonPart {
    QByteArray records; //!< With commas between them, without brackets.
    qint64 last = 0; //!< Number of the last one.
    bool isLast = false; //!< None come behind.
    int next = 0; //!< So many at most are best asked for in the part behind this one.

    bool operator==(const JsonPart &) const = default;
};

//! The part that \a range asks for: shorter where records are large, so that a list of any length needs little memory
//! here and on the way. Nothing is counted for it, and the order is that of the primary key.
Result<JsonPart> readAuthorsPart(db::Session &session, const CatalogueCapabilities &capabilities,
                                 const JsonRange &range);
//! The same of all books, or of those of \a author.
Result<JsonPart> readBooksPart(db::Session &session, const std::optional<Id<Author>> &author, const JsonRange &range);

} // namespace catalpa::store
