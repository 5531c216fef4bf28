// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cataloguereader.h"
#include "serve/http/message.h"
#include "serve/routes/listrequest.h"

namespace catalpa::serve {

//! The first page, or what \a search finds.
Result<Response> homePage(CatalogueReader &reader, const QString &search);
//! \a target is where \a list comes from.
Result<Response> authorsPage(CatalogueReader &reader, const ListRequest &list, const Target &target);
Result<Response> booksPage(CatalogueReader &reader, const ListRequest &list, const Target &target);

} // namespace catalpa::serve
