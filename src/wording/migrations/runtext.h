// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

namespace catalpa {

//! What is being done with migrations.
enum class RunKind { Apply, Undo, Rehearse };

//! What happens at this moment: "Applying 2 of 3: “Slow” · statement 1 of 2 is done · 3 s". Which one runs is not
//! known: the server tells of several at once when they are sent together.
QString runningText(RunKind task, const MigrationEvent &event, const QString &title, qint64 elapsed);
//! For the log: "Applying “Init” (1 of 2)" and "Applied “Init” in 3 ms".
QString startedText(RunKind task, const MigrationEvent &event, const QString &title);
QString endedText(RunKind task, const MigrationEvent &event, const QString &title);
//! The same of one migration, where its title stands beside: "Statement 1 of 2 is done".
QString stepText(RunKind task, const MigrationEvent &event);
//! How it ended well: "2 migrations were applied in 48 ms."
QString doneText(RunKind task, qsizetype count, qint64 elapsed);
//! How it ended after Stop: \a kept were applied, or taken back, before, and what \a now says is half-way.
QString stoppedText(RunKind task, qsizetype kept, const SchemaStatus &now);
//! What was done before a failure: "1 migration was applied and stays."; empty for none.
QString keptText(RunKind task, qsizetype count);

} // namespace catalpa
