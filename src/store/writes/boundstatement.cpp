// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/boundstatement.h"

namespace catalpa::store {

Statement shown(const BoundStatement &statement)
{
    Statement result{.sql = QString::fromUtf8(statement.sql), .params = {}};
    for (const db::Param &param : statement.params)
        result.params += param.data() ? std::optional(QString::fromUtf8(param.data())) : std::nullopt;
    return result;
}

QList<Statement> shownInTransaction(const QByteArray &beginning, const QList<BoundStatement> &statements)
{
    QList<Statement> result{{.sql = QString::fromUtf8(beginning), .params = {}}};
    for (const BoundStatement &statement : statements)
        result += shown(statement);
    return result << Statement{.sql = QStringLiteral("COMMIT"), .params = {}};
}

} // namespace catalpa::store
