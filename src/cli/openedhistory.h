// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "migrate/pgschemahistory.h"

namespace catalpa::cli {

//! A history, how it stands, and which of its migrations --to and --only mean.
struct OpenedHistory {
    std::unique_ptr<migrate::PgSchemaHistory> history;
    SchemaStatus status = {};
    MigrationSelection selection = {};

    //! Nothing of what is meant can be applied as things stand.
    bool isHeldUp() const;
};

//! The history that the command line means, on the database that it means.
Result<std::unique_ptr<migrate::PgSchemaHistory>> openHistory(Context &context);
//! The same, and reads how it stands.
Result<OpenedHistory> readHistory(Context &context);

//! A command's run() that begins with readHistory().
template <auto run>
Result<ExitCode> withHistory(Context &context)
{
    return readHistory(context).and_then([&context](const OpenedHistory &opened) { return run(opened, context); });
}

//! The one of \a steps that a person means with \a text: its name or any part of it that no other has, also with
//! "schema/" in front. ErrorKind::Missing or Invalid with a sentence that lists what there is. Pure.
Result<MigrationStep> stepNamed(const QList<MigrationStep> &steps, const QString &text);

} // namespace catalpa::cli
