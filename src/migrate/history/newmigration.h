// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

namespace catalpa::migrate {

//! Makes an empty migration as Prisma does: \a folder/<yyyyMMddHHmmss of \a now in UTC>_<slug>/migration.sql, with
//! \a sql as its text, and migration_lock.toml when \a folder has none; \a folder too when it is missing. The new
//! folder's path. Never writes over anything, and leaves nothing behind when it fails. Writes to the disk: not for the
//! GUI's thread. ErrorKind::Invalid with a sentence when the name or the folder cannot be used.
//! Source: prisma/prisma-engines, schema-engine/commands/src/commands/create_migration.rs.
Result<QString> writeNewMigration(const QString &folder, const QString &name, const QByteArray &sql,
                                  const QDateTime &now);

} // namespace catalpa::migrate
