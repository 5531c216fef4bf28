// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cataloguereader.h"
#include "serve/http/message.h"
#include "serve/routes/listrequest.h"

namespace catalpa::serve {

//! An author with the books, by title; those behind the first page stand on pages of their own. \a target is where
//! \a list comes from.
Result<Response> authorPage(CatalogueReader &reader, Id<Author> id, const ListRequest &list, const Target &target);
Result<Response> bookPage(CatalogueReader &reader, Id<Book> id);

//! A page that says why there is no other.
Response errorPage(int status, const QString &sentence);

} // namespace catalpa::serve
