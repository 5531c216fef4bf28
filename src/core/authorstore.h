// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pagedstore.h"
#include "core/records/edit.h"
#include "core/records/sending.h"
#include "core/search/query.h"

namespace catalpa {

//! The authors of the catalogue that is open. Same rules as PagedStore; writes are answered once.
class AuthorStore : public PagedStore<Author, AuthorQuery> {
public:
    //! One author, or ErrorKind::Missing.
    virtual QFuture<Result<Author>> author(Id<Author> id) = 0;
    virtual QFuture<Result<Author>> add(const NewAuthor &author, const Sending &sending = {}) = 0;
    //! Applies an edit if the fields still hold what the editor saw (or hold the new value already); else
    //! ErrorKind::Conflict, or ErrorKind::Missing when the author is gone, or ErrorKind::Rights when the database keeps
    //! the edit out though nobody has changed the fields. All fields or none.
    virtual QFuture<Result<Author>> apply(const AuthorEdit &edit, const Sending &sending = {}) = 0;
};

} // namespace catalpa
