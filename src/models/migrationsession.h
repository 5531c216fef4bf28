// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/migration/runtimeleft.h"
#include "core/migration/schemahistory.h"
#include "wording/migrations/runtext.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace catalpa {

//! One thing at a time with a history: reading it, and applying, taking back, rehearsing or recording migrations. Knows
//! what the database said last; says when that has changed. Destroyed while something runs, it takes that back.
class MigrationSession final : public QObject {
    Q_OBJECT

public:
    enum class Phase {
        Reading,
        Known,
        Unknown, //!< The last reading failed.
        Running, //!< A task(), from its start to its report.
        Stopping,
        Recording //!< Something is written into the ledger alone.
    };

    //! \a history must outlive the run.
    explicit MigrationSession(SchemaHistory &history, QObject *parent = nullptr);

    Phase phase() const { return m_phase; }
    bool isBusy() const { return m_phase == Phase::Running || m_phase == Phase::Stopping; }
    bool isExamining() const { return m_examination.isActive(); }
    RunKind task() const { return m_task; }
    const SchemaStatus &status() const { return m_status; }
    //! Of all migrations; empty until they have been read.
    const QList<ImpactReport> &impacts() const { return m_impacts; }
    //! The pending migrations as SQL for an administrator; empty when nothing is pending.
    std::function<QByteArray()> deployScript() const { return m_history.deployScript(m_status); }
    //! What the last examination found; nothing since the database has been changed.
    const std::optional<SchemaFindings> &findings() const { return m_findings; }
    const MigrationEvent &current() const { return m_current; } //!< Count 0 before the first one of a task.
    int done() const { return m_done; } //!< Migrations of this task that are through.
    qint64 elapsed() const { return m_time.isValid() ? m_time.elapsed() : 0; } //!< Milliseconds since the task began.
    //! Milliseconds until the task is through; absent where that is not known.
    std::optional<qint64> left() const { return m_left.left(elapsed()); }
    bool isWeighing() const { return m_impact.isActive(); } //!< The impacts are on their way.
    //! Why the impacts could not be read; nothing when they were, or when they are not asked for.
    const std::optional<Error> &impactError() const { return m_impactError; }

    //! Reads status and outlooks, and looks at the tables where there are some that nobody recorded.
    void read();
    void checkDrift();
    void apply(const MigrationSelection &selection);
    void rehearse(const MigrationSelection &selection);
    void undo(const MigrationKey &last);
    void resolve(const MigrationKey &key, Resolution resolution);
    void adopt(); //!< What the findings() say.
    void stop(); //!< The task that runs; what was done before stays.

Q_SIGNALS:
    void phaseChanged();
    void statusRead();
    void outlooksRead();
    void examined(const catalpa::Result<catalpa::SchemaFindings> &findings);
    void unreadable(const catalpa::Error &error);
    void noted(const catalpa::MigrationEvent &event);
    void finished(const catalpa::MigrationReport &report); //!< Apply and Undo; status is read again afterwards.
    void rehearsed(const catalpa::DryRunReport &report);
    void recorded(const QList<catalpa::MigrationKey> &keys, bool adopted);
    void refused(const catalpa::Error &error); //!< The task or the record as a whole.
    void stopped(qsizetype kept); //!< After the status has been read: how many of the task were done.
    void changed(); //!< The database has other tables or columns than before.

private:
    void enter(Phase phase);
    void begin(RunKind task, const QList<MigrationKey> &keys);
    SchemaHistory::Progress progress();
    template <typename Report>
    void deliverTask(const QFuture<Result<Report>> &future, std::function<void(const Report &)> take);
    template <typename Value>
    void record(const QFuture<Result<Value>> &future, std::function<void(const Result<Value> &)> take);
    void note(const MigrationEvent &event);
    void take(const SchemaStatus &status);
    void readOutlooks();
    bool hasUnrecordedTables() const;

    SchemaHistory &m_history;
    SchemaStatus m_status;
    QList<ImpactReport> m_impacts;
    std::optional<SchemaFindings> m_findings;
    Phase m_phase = Phase::Unknown;
    RunKind m_task = RunKind::Apply;
    MigrationEvent m_current;
    int m_done = 0;
    QElapsedTimer m_time;
    RunTimeLeft m_left;
    std::optional<Error> m_impactError;
    Pending m_request;
    Pending m_impact;
    Pending m_examination;
};

} // namespace catalpa
