// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/catalogue.h"
#include "store/executors.h"

namespace catalpa::store {

//! The authors in public.authors. Reads and writes run on the executors given, which must outlive the store.
class PgAuthorStore final : public AuthorStore {
public:
    PgAuthorStore(const Executors &executors, const CatalogueCapabilities &capabilities);

    QFuture<Result<Page<Author>>> page(const AuthorQuery &query, const KeyRange &range, int limit) override;
    QFuture<Result<Outline>> outline(const AuthorQuery &query, int stride, const KeyRange &range = {}) override;
    QFuture<Result<Author>> author(Id<Author> id) override;
    QFuture<Result<std::optional<qint64>>> place(const AuthorQuery &query, Id<Author> id) override;
    QFuture<Result<std::optional<qint64>>> seek(const AuthorQuery &query, const QString &typed) override;
    QFuture<Result<qint64>> count(const AuthorQuery &query, qint64 most) override;
    QFuture<Result<QStringList>> similar(const AuthorQuery &query) override;
    QFuture<Result<Author>> add(const NewAuthor &author) override;
    QFuture<Result<Author>> apply(const AuthorEdit &edit) override;
    QFuture<Result<qint64>> remove(const AuthorRemoval &removal) override;

private:
    Executors m_executors;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::store
