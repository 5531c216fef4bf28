// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/bulkanswer.h"
#include "core/pagedstore.h"
#include "core/records/edit.h"
#include "core/records/sending.h"
#include "core/records/statement.h"
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
    //! What apply() and add() would send, to be shown. Asks nobody.
    virtual QList<Statement> preview(const AuthorEdit &, const Sending &) const { return {}; }
    virtual QList<Statement> preview(const NewAuthor &, const Sending &) const { return {}; }
    //! Applies many edits, each of another author: those that apply() would take, in one transaction, which leaves one
    //! receipt. An edit that a rule of the database refuses is left out and told; after 25 of them the rest is not
    //! tried. An error means that none was made, or, for ErrorKind::OutcomeUnknown, all that could be or none.
    virtual QFuture<Result<BulkAnswer>> applyAll(const QList<AuthorEdit> &edits, const Sending &sending) = 0;
};

} // namespace catalpa
