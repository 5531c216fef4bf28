// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "store/pgpagedstore.h"

namespace catalpa::store {

//! The authors in public.authors. Reads and writes run on the executors given, which must outlive the store.
class PgAuthorStore final : public PgPagedStore<AuthorStore> {
public:
    PgAuthorStore(const Executors &executors, const CatalogueCapabilities &capabilities);

    QFuture<Result<Author>> author(Id<Author> id) override;
    QFuture<Result<Author>> add(const NewAuthor &author, const Sending &sending) override;
    QFuture<Result<Author>> apply(const AuthorEdit &edit, const Sending &sending) override;
    QList<Statement> preview(const AuthorEdit &edit, const Sending &sending) const override;
    QList<Statement> preview(const NewAuthor &author, const Sending &sending) const override;
    QFuture<Result<BulkAnswer>> applyAll(const QList<AuthorEdit> &edits, const Sending &sending) override;
};

} // namespace catalpa::store
