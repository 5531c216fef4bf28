// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/bundle.h"
#include "prisma/datamodel/datamodel.h"
#include "prisma/schema/database.h"

namespace catalpa::migrate {

//! A schema in Prisma's language, read and checked.
struct PrismaSchema {
    prisma::Datamodel datamodel;
    prisma::Database tables; //!< What it makes.

    //! The schemas of the database that it is about.
    QStringList schemas() const { return tables.schemas; }
    bool hasPartialIndexes() const { return datamodel.configuration.hasPartialIndexes; }
};

//! Whether \a path is a file called *.prisma, or a folder with such files that holds no migrations.
bool isPrismaSchema(const QString &path);

//! Reads a file, or all files called *.prisma of a folder and the folders in it, in Prisma's order. \a defaultSchema:
//! the one of the database whose name Prisma leaves out. ErrorKind::Invalid with file, line and column of what is
//! wrong. Reads the disk: not for the GUI's thread.
Result<PrismaSchema> readPrismaSchema(const QString &path, const QString &defaultSchema = QStringLiteral("public"));

//! The tables of \a schema as one migration, for what works on folders: drift and comparison.
Bundle bundleOf(const PrismaSchema &schema, const QString &path);

} // namespace catalpa::migrate
