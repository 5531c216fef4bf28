// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/authorfield.h"
#include "core/records/bookfield.h"

namespace catalpa {

//! A field of an author or of a book that people change. Each detail has a value behind those that are listed, see
//! recordField().
enum class RecordField { Name, Biography, Country, SortName, Title, Author, SortTitle };

inline constexpr int firstBookDetail = 100;
inline constexpr int firstAuthorDetail = 200;

constexpr RecordField recordField(BookField field)
{
    return RecordField(firstBookDetail + int(field));
}

constexpr RecordField recordField(AuthorField field)
{
    return RecordField(firstAuthorDetail + int(field));
}

//! The description of a field that is a detail; nothing for the others.
inline std::optional<DetailDescription> detailDescription(RecordField field)
{
    if (int(field) < firstBookDetail)
        return std::nullopt;
    return int(field) < firstAuthorDetail ? description(BookField(int(field) - firstBookDetail))
                                          : description(AuthorField(int(field) - firstAuthorDetail));
}

} // namespace catalpa
