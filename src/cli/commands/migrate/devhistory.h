// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "migrate/pgschemahistory.h"
#include "migrate/prisma/project.h"
#include "migrate/prisma/schemasource.h"

namespace catalpa::cli {

//! A Prisma project with its schema, its migrations and its database.
class DevHistory final {
public:
    //! Finds and reads the project of the current folder, then connects.
    static Result<DevHistory> open(Context &context);

    const migrate::PrismaProject &project() const { return m_project; }
    const migrate::PrismaSchema &schema() const { return m_schema; }
    const ConnectionAddress &address() const { return m_address; }

    //! The migrations as they are in the folder now; none when it is not there yet.
    Result<migrate::Bundle> migrations() const;

    //! When the next migration is made: now, or a second after the last one, so that it comes behind that.
    Result<QDateTime> timeOfNext() const;

    //! Tells what stands in the way, with a way out; Success when nothing does. Nothing is changed.
    Result<ExitCode> check(Context &context);
    //! Applies what is in the folder and not yet in the database.
    Result<MigrationReport> apply(Context &context);

private:
    DevHistory() = default;

    migrate::PrismaProject m_project;
    migrate::PrismaSchema m_schema;
    ConnectionAddress m_address;
    std::unique_ptr<migrate::PgSchemaHistory> m_history;
};

} // namespace catalpa::cli
