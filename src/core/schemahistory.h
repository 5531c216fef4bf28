// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration.h"
#include "core/result.h"

#include <QtCore/QFuture>

#include <functional>
#include <optional>

namespace catalpa {

//! The state of the whole history, oldest first.
struct SchemaStatus {
    QList<MigrationStep> steps;
    //! Set when the database must not be migrated: other tables without a ledger, or a failed migration.
    std::optional<Error> obstacle;
    QString server; //!< Where migrations are applied, for people: the direct host, without password.

    qsizetype pending() const; //!< How many would be applied.
    bool operator==(const SchemaStatus &) const = default;
};

//! Something that happened while migrations were applied; comes from the worker thread.
struct MigrationEvent {
    enum class Kind { Started, Notice, Applied, Failed };

    Kind kind = Kind::Started;
    QString name; //!< Of the migration.
    int index = 0; //!< 0-based, among those to apply.
    int count = 0; //!< How many are to apply.
    QString text; //!< A notice of the server, or the error's message.
    int milliseconds = 0; //!< With Applied: how long it took.
};

//! Why a migration was refused, and where in its file.
struct MigrationFailure {
    QString name;
    QString path; //!< The file as a person finds it: public/<name>/migration.sql.
    int line = 0; //!< 1-based; 0 when the server gave no place.
    int column = 0; //!< 1-based, in characters as an editor counts them (code points).
    Error error;

    bool operator==(const MigrationFailure &) const = default;
};

//! What applying brought: the names that are applied now, and the failure that ended it, if any. What is applied stays
//! applied; the failed file left nothing behind.
struct MigrationReport {
    QStringList applied;
    std::optional<MigrationFailure> failure;
};

//! The history of the schema of the catalogue that is open.
class SchemaHistory {
public:
    using Progress = std::function<void(const MigrationEvent &)>;

    virtual ~SchemaHistory() = default;

    virtual QFuture<Result<SchemaStatus>> status() = 0;
    //! Applies what is pending, in order, one transaction per file. \a progress is called in the worker thread; wrap
    //! it with queued(). An error that concerns no single file (no connection, lock not available) is the Result's.
    virtual QFuture<Result<MigrationReport>> apply(Progress progress) = 0;
};

} // namespace catalpa
