// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/migration/dryrun.h"
#include "core/migration/impactreport.h"
#include "core/migration/migration.h"
#include "core/migration/migrationreport.h"
#include "core/migration/schemafindings.h"

#include <QtCore/QFuture>

#include <functional>
#include <optional>

namespace catalpa {

//! Why the migrations of one schema must not be applied: other tables without a ledger, a failed migration, no rights.
struct SchemaObstacle {
    QString schema;
    Error error;

    bool operator==(const SchemaObstacle &) const = default;
};

//! The state of the whole history: the shared schema's, oldest first, then our own's.
struct SchemaStatus {
    QList<MigrationStep> steps;
    QList<SchemaObstacle> obstacles; //!< At most one for each schema.
    QStringList warnings; //!< What does not stop anything but should be known, as sentences.
    QString server; //!< Where migrations are applied, for people: the direct host, without password.
    bool pooled = false; //!< The direct host could not be reached, so \a server is the pooler.
    QString ownOwner = {}; //!< To which role all should belong that Catalpa keeps beside the tables; empty before.
    QString holder = {}; //!< The program that holds the migration lock at this moment, for people; usually empty.

    //! How many would be applied if nothing stood in the way.
    qsizetype pending() const;
    //! How many can be applied: without those of a schema with an obstacle.
    qsizetype applicable() const;
    bool isBlocked(const QString &schema) const;
    //! What taking back \a last means, newest first: it and everything in the list behind it that is applied or stopped
    //! half-way, because our own history stands on the shared one.
    QList<MigrationStep> takenBackWith(const MigrationKey &last) const;
    const Error *obstacle() const; //!< The first, or null.
    const Error *obstacle(const QString &schema) const; //!< Or null.
    bool operator==(const SchemaStatus &) const = default;
};

//! Pending, or rolled back or gone and therefore to be applied again.
bool isToApply(const MigrationStep &step);
//! It waits, or it stopped half-way and can be continued.
bool canBeApplied(const MigrationStep &step);
//! Recorded as applied, whoever applied it and with whatever text, also when what it made is gone.
bool isApplied(const MigrationStep &step);

//! There is something of it to take back, whether or not it can be.
bool isToTakeBack(const MigrationStep &step);

//! What to write into the ledger without running anything, as `prisma migrate resolve` does.
enum class Resolution {
    Applied, //!< The migration's changes are there: they were made in another way.
    RolledBack //!< A failed migration's changes are not there: it may be applied again.
};

//! The history of the schema of the catalogue that is open. Every call is answered in order, one after the other.
//! \a progress is called in the worker thread; wrap it with queued(). An error that concerns no single file (no
//! connection, the lock is taken, the history is not well) is the Result's. Cancelling what applies, takes back or
//! rehearses stops the file that is running and rolls it back, as far as it is one transaction; what was done before
//! stays.
class SchemaHistory {
public:
    using Progress = std::function<void(const MigrationEvent &)>;

    virtual ~SchemaHistory() = default;

    virtual QFuture<Result<SchemaStatus>> status() = 0;
    //! What the waiting migrations (or all, with \a everything) would do, from their text and the size of the tables.
    virtual QFuture<Result<QList<ImpactReport>>> impact(bool everything = false) = 0;
    //! Looks at the tables themselves: drift, and what could be adopted.
    virtual QFuture<Result<SchemaFindings>> checkDrift() = 0;
    //! Applies what is pending, in order, each file as a whole. One that had stopped half-way is continued.
    virtual QFuture<Result<MigrationReport>> apply(MigrationSelection selection, Progress progress) = 0;
    //! Runs what is pending for real in one transaction, and rolls it back.
    virtual QFuture<Result<DryRunReport>> rehearse(MigrationSelection selection, Progress progress) = 0;
    //! Takes back \a last and everything that stands on it (SchemaStatus::takenBackWith()), with their down.sql.
    //! ErrorKind::Invalid, with nothing changed, when one of them has none.
    virtual QFuture<Result<MigrationReport>> undo(MigrationKey last, Progress progress) = 0;
    virtual QFuture<Result<>> resolve(MigrationKey key, Resolution resolution) = 0;
    //! Writes the pending migrations that lack nothing but rights as SQL that an administrator runs with psql; empty
    //! when nothing is pending. Takes them apart for that, so it is to be called where nobody waits; it outlives this.
    virtual std::function<QByteArray()> deployScript(const SchemaStatus &status) const = 0;
    //! Marks as applied, in one transaction, what examine() found to be adoptable; answers what it marked.
    //! ErrorKind::Conflict when the database is no longer in the state of \a seen.
    virtual QFuture<Result<QList<MigrationKey>>> adopt(QList<MigrationKey> seen) = 0;
};

} // namespace catalpa
