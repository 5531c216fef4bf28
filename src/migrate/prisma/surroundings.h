// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/session.h"
#include "prisma/schema/database.h"

namespace catalpa::migrate {

//! What is around tables, and is not read with them.
struct Surroundings {
    QStringList schemas;
    QStringList extensions;
};

//! Of the database of \a session.
Result<Surroundings> surroundingsIn(db::Session &session);
//! What \a migrations make and do not drop again, and \a defaultSchema, which is always there. Pure.
Surroundings surroundingsMadeBy(const QList<Migration> &migrations, const QString &defaultSchema);

//! \a described as it is in \a surroundings: with its schemas that are there or hold a table, and with those extensions
//! of \a schema that are there. Other extensions are nobody's difference, and so are versions, which change with the
//! server. Pure.
prisma::Database within(const Surroundings &surroundings, prisma::Database described, const prisma::Database &schema);

} // namespace catalpa::migrate
