// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/statement.h"
#include "db/session.h"

namespace catalpa::store {

//! SQL with its parameters, to be run or to be shown.
struct BoundStatement {
    QByteArray sql;
    db::Params params = {};

    Result<db::Rows> run(db::Session &session) const { return session.run(sql, params); }
};

//! As people are shown it.
Statement shown(const BoundStatement &statement);
//! In one transaction, which \a beginning begins.
QList<Statement> shownInTransaction(const QByteArray &beginning, const QList<BoundStatement> &statements);

} // namespace catalpa::store
