// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

namespace catalpa {

//! One thing in which the tables of a database differ from what they should be.
struct SchemaDifference {
    enum class Kind { Missing, Extra, Different };

    Kind kind = Kind::Missing;
    QString object; //!< What it is and where: "column public.authors.country".
    QString expected; //!< Its definition as it should be; empty with Extra.
    QString found; //!< Its definition as it is; empty with Missing.
    QString sentence; //!< For people: "The column “country” of “authors” is missing."

    bool operator==(const SchemaDifference &) const = default;
};

//! What a look at the tables themselves says, beside what the ledger says.
struct SchemaFindings {
    //! The live tables compared with what the applied migrations produce; empty when they are the same, or when
    //! nothing is recorded as applied.
    QList<SchemaDifference> drift;
    //! The migrations that the database has without having recorded them: adopting marks them as applied. In order.
    QList<MigrationKey> adoptable;
    //! When there are tables of a catalogue, nothing recorded, and no state that fits: the nearest one, and what
    //! differs from it.
    std::optional<MigrationKey> nearest;
    QList<SchemaDifference> distance;
    //! What could not be compared, and why, as sentences.
    QStringList notCompared;

    bool operator==(const SchemaFindings &) const = default;
};

} // namespace catalpa
