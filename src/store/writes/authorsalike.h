// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! The author that a book of a new one belongs to, because the catalogue has exactly one of this name by now; nothing
//! where there is none. ErrorKind::Conflict when the new one mayBeThere and somebody is like it. Not in a transaction.
Result<std::optional<Id<Author>>> authorThere(db::Session &session, const NewAuthor &author,
                                              const CatalogueCapabilities &capabilities);
//! ErrorKind::Conflict when a new author mayBeThere and is, or somebody is like it. Not in a transaction.
Result<> checkNotThere(db::Session &session, const NewAuthor &author, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
