// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transport.h"

namespace catalpa::exchange {

//! Carries catalogues in PostgreSQL databases. Each call has an executor of its own, so that it delays nobody.
class PgTransport final : public Transport {
public:
    QFuture<Result<TransportReport>> save(const ConnectionAddress &from, const QString &file,
                                          Progress progress) override;
    QFuture<Result<CopyContents>> look(const QString &file) override;
    QFuture<Result<CopyContents>> check(const QString &file, Progress progress) override;
    QFuture<Result<TransportReport>> restore(const QString &file, const ConnectionAddress &to,
                                             Progress progress) override;
    QFuture<Result<TransportReport>> move(const ConnectionAddress &from, const ConnectionAddress &to,
                                          Progress progress) override;
};

} // namespace catalpa::exchange
