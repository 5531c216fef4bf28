// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa {

//! One bundled step of the schema's history: a folder <timestamp>_<name> with its migration.sql.
struct Migration {
    QString name; //!< The folder's name, as the ledger records it.
    QByteArray sql; //!< The file, byte for byte: what is hashed is what is sent.

    //! The name in words: "Add country" for 20250203204258_add_country.
    QString title() const;
    //! SHA-256 of the bytes, 64 lower-case hexadecimal digits, as Prisma writes it.
    QByteArray checksum() const;

    bool operator==(const Migration &) const = default;
};

//! Where a migration stands, from what is bundled and what the ledger says.
enum class MigrationState {
    Pending,
    Applied,
    Failed, //!< Started and neither finished nor rolled back; somebody must look.
    RolledBack, //!< Only rolled-back rows: it will be applied again.
    Edited, //!< Applied, but the text differs from what was applied.
    MissingHere //!< In the ledger only: applied by a newer Catalpa or another program.
};

//! One line of the migrations dialog.
struct MigrationStep {
    Migration migration; //!< Without sql for MissingHere.
    MigrationState state = MigrationState::Pending;
    bool outOfOrder = false; //!< Pending, but a later one is applied.
    QDateTime startedAt; //!< UTC; null when never started.
    QDateTime finishedAt; //!< UTC; null when not finished.
    QString logs; //!< What the ledger kept of a failure.

    bool operator==(const MigrationStep &) const = default;
};

} // namespace catalpa
