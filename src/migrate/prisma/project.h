// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace catalpa::migrate {

//! Where a project keeps what Prisma works with.
struct PrismaProject {
    QString schema; //!< A file, or a folder of files.
    QString migrations; //!< The folder, which need not be there.
};

//! Where the migrations of the schema at \a path are: in a folder beside it, or, of a folder of files, in one in that
//! where it is there. Reads the disk.
QString migrationsOfSchema(const QString &path);

//! Looks in \a folder: the paths that prisma.config.ts names, else "prisma.schema" in package.json, else
//! prisma/schema.prisma, the folder prisma/schema, schema.prisma. ErrorKind::Missing with a sentence when there is
//! none; ErrorKind::Invalid when prisma.config.ts sets tables or enums that Prisma leaves alone, or SQL for its shadow
//! database, which are not followed. Of prisma.config.ts only texts are understood, as schema: "…", path: "…" and
//! path.join("…", "…"); it is never run. Reads the disk: not for the GUI's thread.
Result<PrismaProject> findPrismaProject(const QString &folder);

//! The project that \a path means: that of a schema, whose migrations are in the folder beside it, or that of a folder.
//! ErrorKind::Missing with a sentence when it is neither. Reads the disk: not for the GUI's thread.
Result<PrismaProject> projectAt(const QString &path);
//! The project of the schema at \a path, a file or a folder of files, and of no other; else as projectAt().
Result<PrismaProject> projectOfSchema(const QString &path);

} // namespace catalpa::migrate
