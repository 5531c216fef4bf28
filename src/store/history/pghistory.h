// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/executors.h"

namespace catalpa::store {

//! The history that the migration keep_history records. One statement for each question.
class PgHistory final : public RecordHistory {
public:
    PgHistory(const Executors &executors, const CatalogueCapabilities &capabilities)
        : m_executors(executors)
        , m_capabilities(capabilities)
    {
    }

    QFuture<Result<Timeline>> timeline(const RecordRef &record, qint64 before) override;
    QFuture<Result<Trash>> trash(const QString &after) override;
    QFuture<Result<RestoreReport>> restore(const DeletedRecord &record, const QString &token) override;
    QFuture<Result<AuthorEdit>> authorEdit(Id<Author> id, qint64 entry, const QString &field) override;
    QFuture<Result<BookEdit>> bookEdit(Id<Book> id, qint64 entry, const QString &field) override;
    using RecordHistory::restore;
    using RecordHistory::takeBack;
    QFuture<Result<QList<BatchObstacle>>> takeBack(const QString &batch, const QString &token) override;

private:
    Executors m_executors;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::store
