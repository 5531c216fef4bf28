// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/authorfield.h"
#include "core/records/bookfield.h"
#include "core/search/query.h"

namespace catalpa {

//! The field that \a sort is the order of, one of those at and behind Sort::FirstDetail.
constexpr std::optional<AuthorField> detailOf(AuthorQuery::Sort sort)
{
    const int field = int(sort) - int(AuthorQuery::Sort::FirstDetail);
    return field < 0 ? std::nullopt : std::optional(AuthorField(field));
}

constexpr std::optional<BookField> detailOf(BookQuery::Sort sort)
{
    const int field = int(sort) - int(BookQuery::Sort::FirstDetail);
    return field < 0 ? std::nullopt : std::optional(BookField(field));
}

constexpr AuthorQuery::Sort sortBy(AuthorField field)
{
    return AuthorQuery::Sort(int(AuthorQuery::Sort::FirstDetail) + int(field));
}

constexpr BookQuery::Sort sortBy(BookField field)
{
    return BookQuery::Sort(int(BookQuery::Sort::FirstDetail) + int(field));
}

} // namespace catalpa
