// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace catalpa {

//! Names one migration: the schema whose ledger records it, and the folder's name.
struct MigrationKey {
    QString schema; //!< "public" for what is shared with Prisma, "catalpa" for our own, or that of a folder.
    QString name; //!< <timestamp>_<name>

    bool operator==(const MigrationKey &) const = default;
};

//! One step of a schema's history: a folder <timestamp>_<name> with its migration.sql and, perhaps, its down.sql.
struct Migration {
    QString name; //!< The folder's name, as the ledger records it.
    QByteArray sql; //!< The file, byte for byte, as it is hashed. May be empty.
    QString schema = QStringLiteral("public"); //!< Whose ledger records it.
    std::optional<QByteArray> downSql = {}; //!< How to take it back; nothing when the folder has no down.sql.
    QString flaw = {}; //!< Why it cannot be applied, as a sentence: its file is missing or no text. Usually empty.

    MigrationKey key() const { return {schema, name}; }
    //! The name in words: "Add country" for 20250203204258_add_country; or the header's own "-- Title: …".
    QString title() const;
    //! What the header says it is for: the comment lines after "-- Title: …" up to the first other line, as one
    //! paragraph. Empty for files without that header, such as Prisma's.
    QString description() const;
    //! Names that the file takes the place of, of its lines "-- Replaces: …": what they made, it undoes or takes over.
    QStringList replaces() const;
    //! How fast the file goes through a table, of its line "-- Pace: 20000 records of public.books a second", on the
    //! computer on which estimates are made; for files that do what cannot be foreseen.
    struct Pace {
        qint64 recordsPerSecond = 0; //!< 0 without such a line.
        QString table; //!< schema.table
    };
    Pace pace() const;
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
    Gone, //!< Applied, but what it made beside the shared tables has gone with them: it will be made again.
    MissingHere //!< In the ledger only: applied by a newer Catalpa or another program.
};

//! One line of the migrations dialog.
struct MigrationStep {
    Migration migration; //!< Without sql for MissingHere.
    MigrationState state = MigrationState::Pending;
    bool outOfOrder = false; //!< Pending, but a later one is applied.
    QDateTime startedAt = {}; //!< UTC; null when never started.
    QDateTime finishedAt = {}; //!< UTC; null when not finished.
    QString logs = {}; //!< What the ledger kept of a failure.
    QString recordedAs = {}; //!< The name in the ledger, when the same text was applied under another one.
    //! With Gone: what is not there any more, as "function keep_up()", and what makes just that again. Without it, all
    //! that the migration has made is taken back and made again.
    QStringList lost = {};
    QByteArray mending = {};
    QString appliedBy = {}; //!< User of the database who applied it with Catalpa; empty where nobody noted it.
    int statementsDone = 0; //!< With Failed: how many statements of a file without transaction are done.
    //! With Failed: a file without transaction that stopped half-way and can be continued where it stopped.
    bool resumable = false;
    //! With Failed: taking it back has begun and not ended. It is not resumable then; its down.sql can be run again.
    bool takingBack = false;

    MigrationKey key() const { return migration.key(); }
    bool operator==(const MigrationStep &) const = default;
};

} // namespace catalpa
