// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/impactreport.h"
#include "core/migration/migrationreport.h"

#include <QtCore/QList>

#include <optional>

namespace catalpa {

//! How long a run of migrations still takes: from what was estimated of their statements, and from how long those took
//! that are done. Pure: the time is given to it, in milliseconds.
class RunTimeLeft final {
public:
    RunTimeLeft() = default;
    //! For a run of the migrations \a keys, in that order, of which \a impacts tell.
    RunTimeLeft(const QList<MigrationKey> &keys, const QList<ImpactReport> &impacts);

    void note(const MigrationEvent &event, qint64 now);
    //! Absent for a run that takes a moment, where something is not estimated, and where what is running takes longer
    //! by far than it should.
    std::optional<qint64> left(qint64 now) const;

private:
    using Estimates = QList<std::optional<qint64>>; //!< Of the statements of one migration.

    int running() const;
    std::optional<qint64> estimate(int file, int first, int last) const;

    QList<Estimates> m_files;
    QList<MigrationKey> m_keys;
    int m_file = -1; //!< The one that is running.
    int m_statement = 0;
    qint64 m_since = 0; //!< When the statement began.
    qint64 m_estimated = 0; //!< Of the statements that are done.
    qint64 m_taken = 0; //!< By them.
};

} // namespace catalpa
