// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "migrate/drift/shadow.h"
#include "migrate/prisma/schemasource.h"
#include "prisma/sql/warnings.h"
#include "schema/snapshot.h"

namespace catalpa::migrate {

//! The structure that \a migrations make, built in a place of its own and taken away again; see shapeOf(). Blocks;
//! \a session must not be in a transaction. ErrorKind::Invalid with a sentence when a file cannot be built so.
Result<schema::SchemaSnapshot> replayed(db::Session &session, const QList<Migration> &migrations,
                                        const QStringList &schemas, const ScratchServers &servers = {});

//! Whether a table of \a warnings has rows, so that they hold in this database. Those that do, in their order.
Result<QList<prisma::Warning>> warningsThatHold(db::Session &session, const QList<prisma::Warning> &warnings,
                                                const QString &defaultSchema);

} // namespace catalpa::migrate
