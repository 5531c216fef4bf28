// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

namespace catalpa {

//! What \a selection applies as things stand, in that order: of each schema first what stopped half-way, because the
//! ledger takes nothing else before that is settled. Empty when nothing of it can be applied. Pure.
QList<MigrationStep> selectedBy(const SchemaStatus &status, const MigrationSelection &selection);

//! \a steps in the order in which they are worked on: first what has been lost of those that are applied. Pure.
QList<MigrationStep> mendedFirst(QList<MigrationStep> steps);

//! The migration with what is run to apply \a step in place of its file, where that is only a part of it. Pure.
Migration asRun(const MigrationStep &step);

QList<MigrationKey> keysOf(const QList<MigrationStep> &steps);

//! What stopped half-way and is not among those that \a selection means, but of the same schema: it has to be settled
//! first. Null for none. Pure.
const MigrationStep *halfWayBeside(const SchemaStatus &status, const MigrationSelection &selection);

//! Why one that is applied cannot be taken back.
enum class NoWayBack {
    UnknownHere, //!< Another program applied it, and alone knows how.
    OtherText, //!< It was applied with another text.
    NoDownFile
};

//! Nothing when it can be taken back. Pure.
std::optional<NoWayBack> noWayBack(const MigrationStep &step);

} // namespace catalpa
