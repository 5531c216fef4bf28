// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

namespace catalpa {

//! The next migration of a project with a schema in Prisma's language, as it would be written.
struct MigrationDraft {
    QString schema; //!< The file, or the folder of files.
    QString folder; //!< Where the migrations of the project are; it need not be there yet.
    //! What is wrong in the schema, with file, line and column. When there is something, the rest is not known.
    QString mistakes = {};
    QList<Migration> migrations = {}; //!< Those of the folder.
    SchemaStatus status = {}; //!< How the database stands to them.
    QList<SchemaDifference> drift = {}; //!< The live tables against what the applied ones make.
    QStringList notCompared = {}; //!< What could not be compared, and why, as sentences.

    // Empty as long as isHeldUp().
    QByteArray sql = {}; //!< The file, byte for byte as Prisma writes it.
    bool isNeeded = false; //!< The schema says something else than the migrations.
    QStringList losses = {}; //!< What is lost in this very database, in Prisma's words.
    QStringList refusals = {}; //!< What cannot be done with the rows of this very database, in Prisma's words.

    //! The folder and the database do not agree, so that no migration can be made from them.
    bool isHeldUp() const;
};

//! Edited, failed, or applied and not in the folder: no migration can be made on it.
bool isInDispute(const MigrationStep &step);

//! Makes migrations from schemas in Prisma's language, on one database. Changes nothing in it.
class MigrationDrafts {
public:
    virtual ~MigrationDrafts() = default;

    //! Reads the schema at \a path, a file called *.prisma or the folder of a project, and compares it with the
    //! project's migrations. Cancelling the future stops it.
    virtual QFuture<Result<MigrationDraft>> draft(const QString &path) = 0;
    //! Writes \a draft into a new folder of the project's; answers the name of that. ErrorKind::Conflict when the
    //! migrations are others than those of the draft, ErrorKind::Invalid when the name or the folder cannot be used;
    //! nothing is written then.
    virtual QFuture<Result<QString>> write(const MigrationDraft &draft, const QString &name) = 0;
};

} // namespace catalpa
