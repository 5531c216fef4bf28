// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"

namespace catalpa::transfer {

//! Carries catalogues in PostgreSQL databases. Each call has an executor of its own, so that it delays nobody.
class PgTransfer final : public Transfer {
public:
    QFuture<Result<TransferReport>> save(const ConnectionAddress &from, const QString &file,
                                         Progress progress) override;
    QFuture<Result<CopyContents>> look(const QString &file) override;
    QFuture<Result<CopyContents>> check(const QString &file, Progress progress) override;
    QFuture<Result<TransferReport>> restore(const QString &file, const ConnectionAddress &to,
                                            Progress progress) override;
    QFuture<Result<TransferReport>> move(const ConnectionAddress &from, const ConnectionAddress &to,
                                         Progress progress) override;
};

} // namespace catalpa::transfer
