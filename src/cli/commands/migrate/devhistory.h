// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "migrate/pgschemahistory.h"
#include "migrate/prisma/nextmigration.h"

namespace catalpa::cli {

//! A Prisma project with its schema, its migrations and its database.
class DevHistory final {
public:
    //! Finds and reads the project of the current folder, then connects.
    static Result<DevHistory> open(Context &context);

    //! The migrations as they are in the folder now; none when it is not there yet.
    Result<migrate::Bundle> migrations() const;

    //! The migration that leads from the folder to the schema.
    Result<migrate::NextMigration> next(Context &context) const;
    //! Writes it; the path of its new folder.
    Result<QString> write(const QString &name, const QByteArray &text) const;

    //! Tells what stands in the way, with a way out; Success when nothing does. Nothing is changed.
    Result<ExitCode> check(Context &context);
    //! Applies what is in the folder and not yet in the database.
    Result<MigrationReport> apply(Context &context);

private:
    DevHistory() = default;
    Result<SchemaFindings> drift(Context &context) const;

    migrate::PrismaProject m_project;
    migrate::PrismaSchema m_schema;
    ConnectionAddress m_address;
    std::unique_ptr<migrate::PgSchemaHistory> m_history;
};

} // namespace catalpa::cli
