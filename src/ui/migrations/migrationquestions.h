// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "ui/widgets/prompts.h"

namespace catalpa::ui {

//! The questions before a database is changed: what will happen, and what it means. \a mustType as in Question.
Question applyQuestion(const SchemaStatus &status, const QList<ImpactReport> &impacts,
                       const MigrationSelection &selection, const QString &mustType);
//! \a all in the order in which they are taken back.
Question undoQuestion(const QList<MigrationStep> &all, const QString &mustType);
Question rehearseQuestion(const QList<ImpactReport> &impacts);
Question resolveQuestion(const MigrationStep &step, Resolution resolution);
Question adoptQuestion(const SchemaFindings &findings, const SchemaStatus &status);
Question stopQuestion();

} // namespace catalpa::ui
