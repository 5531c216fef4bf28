// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/search/query.h"
#include "serve/http/target.h"

#include "core/search/page.h"

namespace catalpa::serve {

//! What is asked of a list: ?search=, ?sort=, ?author=, ?from=, ?after= and ?limit=.
struct ListRequest {
    QString search{};
    bool byName = false; //!< By name or title; else as they were recorded.
    std::optional<Id<Author>> author{}; //!< Of books.
    QString from{}; //!< Where an alphabetical list begins.
    std::optional<Key> after{}; //!< Where the page before has ended.
    int limit = 0;

    KeyRange range() const;
    AuthorQuery authorQuery() const;
    BookQuery bookQuery() const;
};

inline constexpr int usualLimit = 100;
inline constexpr int largestLimit = 1'000;

//! ErrorKind::Invalid, with a sentence for the client, when a value cannot be meant. \a forPeople: by name.
Result<ListRequest> readListRequest(const Target &target, bool forPeople);

//! Whether \a target asks for anything that the guide's own routes do not know.
bool asksForList(const Target &target);

//! The header Warning for a search that was not taken as it was typed; empty for others.
QByteArray searchWarning(const Target &target);

//! What \a target asks of a list, in one order, and nothing else.
QByteArray canonicalQuery(const Target &target);

//! The address of the page of \a list that begins at \a next: \a path with the same questions.
QByteArray followingPage(const QByteArray &path, const Target &target, const ListRequest &list, const Key &next);

} // namespace catalpa::serve
