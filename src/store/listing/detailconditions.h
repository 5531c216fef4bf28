// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"
#include "db/session.h"

#include <functional>

namespace catalpa::store {

//! Makes a parameter, of this type, and answers how it is written.
using Bind = std::function<QByteArray(const db::Param &param, const QByteArray &type)>;
//! The condition that a text of the details has what the term says.
using FindWords = std::function<QByteArray(const QByteArray &text)>;

//! The condition that something is recorded in a field of the details of a book, which stand under the alias d.
QByteArray detailThere(SearchField field);
//! The condition that \a term asks of them.
QByteArray detailFound(const SearchTerm &term, const Bind &bind, const FindWords &wordsIn);

} // namespace catalpa::store
