// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "migrate/drift/shadow.h"
#include "migrate/prisma/project.h"
#include "migrate/prisma/schemasource.h"
#include "prisma/sql/warnings.h"

namespace catalpa::migrate {

//! The migration that leads from the folder of a project to its schema.
struct NextMigration {
    QByteArray text; //!< The file, byte for byte as Prisma writes it.
    bool isNeeded = false; //!< The schema says something else than the migrations.
    QList<prisma::Warning> holding; //!< What is lost or fails in this very database.
};

//! Builds what \a migrations make beside the live tables, and compares it with \a schema. Blocks; \a session must not
//! be in a transaction.
Result<NextMigration> nextMigration(db::Session &session, const PrismaSchema &schema,
                                    const QList<Migration> &migrations, const ScratchServers &servers = {});

//! The migrations in \a folder as they are now; none when it is not there yet. Reads the disk: not for the GUI's
//! thread.
Result<Bundle> projectMigrations(const QString &folder, const QString &schema);

//! Writes \a text as the migration behind \a migrations, the last ones read from \a folder: made now, or a second after
//! the last one, so that it comes behind that. Answers and fails as writeNewMigration().
Result<QString> writeBehind(const QList<Migration> &migrations, const QString &folder, const QString &name,
                            const QByteArray &text);

} // namespace catalpa::migrate
