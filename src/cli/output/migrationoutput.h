// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "core/migration/schemahistory.h"

namespace catalpa::cli {

//! How things of migrations are told by several commands, to people and in JSON.

//! "public/20250203204157_init", on one line.
QString nameOf(const MigrationKey &key);
//! A state and what is to be added to it: "pending, out of order".
QString stateWords(const MigrationStep &step);
//! "rolledBack"
QByteArray stateJson(MigrationState state);
//! Who has to wait, as a sentence's beginning.
QString blockingWords(Blocking blocking);
QByteArray blockingJson(Blocking blocking);
//! "under 1 ms", "120 ms", "2.5 s", "3 min 5 s"
QString durationWords(qint64 milliseconds);

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
void writeSentences(const QList<SchemaDifference> &differences, Output &output);

//! Tells on the standard error what was refused, where, and the statement; the code to end with.
ExitCode printFailure(const MigrationFailure &failure, Context &context);

//! Tells each obstacle on the standard error; the code to end with, Success when there is none.
ExitCode printObstacles(const SchemaStatus &status, Context &context);

} // namespace catalpa::cli
