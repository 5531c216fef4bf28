// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "exchange/catalogue/bookexchange.h"

namespace catalpa::store {

//! Imports into catalogues in PostgreSQL, and exports from them.
class PgBookExchange final : public exchange::BookExchange {
public:
    QFuture<Result<exchange::FilePreview>> preview(const exchange::FileWishes &wishes) override;
    QFuture<Result<exchange::ImportReport>> import(const ConnectionAddress &to,
                                                   const CatalogueCapabilities &capabilities,
                                                   const exchange::ImportWishes &wishes, Stop stop,
                                                   Progress progress) override;
    QFuture<Result<QList<exchange::EarlierImport>>> imports(const ConnectionAddress &of) override;
    QFuture<Result<QList<BatchObstacle>>> takeBack(const ConnectionAddress &in, const QString &batch,
                                                   const QString &token) override;
    QFuture<Result<exchange::ExportReport>> write(const ConnectionAddress &from,
                                                  const CatalogueCapabilities &capabilities,
                                                  const exchange::ExportWishes &wishes, Stop stop,
                                                  Progress progress) override;
};

//! Writes the file of the wishes, whole or not at all; see ExportRun. Blocks.
Result<exchange::ExportReport> exportToFile(db::Session &session, const CatalogueCapabilities &capabilities,
                                            const exchange::ExportWishes &wishes,
                                            const exchange::BookExchange::Stop &stop = {},
                                            const exchange::BookExchange::Progress &progress = {});

} // namespace catalpa::store
