// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "core/migration/schemahistory.h"
#include "migrate/drift/replay.h"

namespace catalpa::cli {

//! How things of migrations are told by several commands, to people and in JSON.

//! "public/20250203204157_init", on one line.
QString nameOf(const MigrationKey &key);
//! "rolledBack"
QByteArray stateJson(MigrationState state);
QByteArray blockingJson(Blocking blocking);
//! {"schema","name"}
QByteArray toJson(const MigrationKey &key);
QByteArray toJson(const QList<MigrationKey> &keys);
//! [{"table","mode"}]
QByteArray toJson(const QList<TableLock> &locks);
//! [{"kind","object","expected","found","sentence"}]
QByteArray toJson(const QList<SchemaDifference> &differences);
//! {"schema","name","path","line","column","statement","message"}, or null.
QByteArray toJson(const std::optional<MigrationFailure> &failure);
QByteArray toJson(const QStringList &texts);

//! One line for each, indented.
void writeKeys(const QList<MigrationKey> &keys, Output &output);
void writeSentences(const QList<SchemaDifference> &differences, Output &output);

//! Tells what happens as it happens, for as long as \a context lives: a line for each file that is done, in the form
//! \a done (which of how many, the name, milliseconds), to the standard output; notices of the server, and how far a
//! file is when that takes longer, to the standard error. Tells nothing with --json.
SchemaHistory::Progress progressLines(QObject *receiver, Context &context, const QString &done);

//! Tells on the standard error, every few seconds, how many migrations have been tried out beside the tables.
//! Nothing with --json.
migrate::Trying tryingLines(QObject *receiver, const Context &context);

//! Tells on the standard error what was refused, where, and the statement; the code to end with.
ExitCode printFailure(const MigrationFailure &failure, Context &context);

//! Tells each obstacle on the standard error; the code to end with, Success when there is none.
ExitCode printObstacles(const SchemaStatus &status, Context &context);

} // namespace catalpa::cli
