// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "core/transfer.h"
#include "transfer/transfertable.h"

namespace catalpa::transfer {

//! A migration that a database had when it was copied.
struct AppliedMigration {
    MigrationKey key;
    QByteArray checksum; //!< Empty when it is not known.

    bool operator==(const AppliedMigration &) const = default;
};

//! What a catalogue consists of, as it stands on top of a copy.
struct Manifest {
    QString program; //!< Version of Catalpa.
    QDateTime made; //!< UTC.
    QString serverVersion; //!< Of PostgreSQL.
    QList<AppliedMigration> migrations;
    QList<TableContents> tables; //!< In the order of the list.

    CatalogueCount count() const;
    qint64 rows() const { return count().all(); }
    //! The last of these migrations in a schema, as far as \a known to this program; an empty name when there is none.
    QString lastMigration(const QString &schema, const QStringList &known) const;
};

//! Reads what is in a database, within one snapshot that the session has opened: counted and fingerprinted.
Result<Manifest> readManifest(db::Session &session, QStringList *notes);

//! One line of JSON, and back. ErrorKind::Invalid for everything that this program would not have written; what a newer
//! one may have written is told from what is damaged.
QByteArray toJson(const Manifest &manifest);
Result<Manifest> manifestFromJson(const QByteArray &line);

//! The sentence for a copy that a newer program has made.
Failure tooNew(const QString &detail);

} // namespace catalpa::transfer
