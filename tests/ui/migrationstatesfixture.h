// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

#include <QtCore/QPromise>

#include <optional>

namespace catalpa::test {

//! A database as it may be found one day, to be looked at: states that no one database can be in at once.
class ShownHistory final : public SchemaHistory {
public:
    explicit ShownHistory(std::optional<Result<SchemaStatus>> status = {});

    QFuture<Result<SchemaStatus>> status() override;
    QFuture<Result<QList<ImpactReport>>> impact(bool everything) override;
    QFuture<Result<SchemaFindings>> checkDrift() override;
    //! Tells \a events and, without a report, goes on for ever.
    QFuture<Result<MigrationReport>> apply(MigrationSelection selection, Progress progress) override;
    QFuture<Result<DryRunReport>> rehearse(MigrationSelection selection, Progress progress) override;
    QFuture<Result<MigrationReport>> undo(MigrationKey last, Progress progress) override;
    QFuture<Result<>> resolve(MigrationKey key, Resolution resolution) override;
    std::function<QByteArray()> deployScript(const SchemaStatus &) const override
    {
        return [] {
            return QByteArray();
        };
    }
    QFuture<Result<QList<MigrationKey>>> adopt(QList<MigrationKey> seen) override;

    std::optional<Result<SchemaStatus>> shown; //!< Nothing: it never answers.
    Result<QList<ImpactReport>> impacts;
    std::optional<Result<SchemaFindings>> findings = Result<SchemaFindings>(); //!< Nothing: it looks for a long time.
    void find(const SchemaFindings &found); //!< Ends that.
    Result<DryRunReport> rehearsal;
    QList<MigrationEvent> events;
    std::optional<MigrationReport> report;
    QList<MigrationKey> adopted; //!< What adopt() was called with.

private:
    QFuture<Result<MigrationReport>> perform(const Progress &progress);

    QPromise<Result<SchemaStatus>> m_silence;
    QPromise<Result<SchemaFindings>> m_looking;
    QPromise<Result<MigrationReport>> m_work;
};

//! When migrations of these scenes were applied.
QDateTime noon();
MigrationStep step(const QString &name, MigrationState state, const QByteArray &sql = "SELECT 1;\n",
                   const QString &schema = QStringLiteral("public"));

//! Every state, with names short and long.
SchemaStatus everyState();
//! Two schemas; the shared one up to date, three of our own pending.
SchemaStatus twoSchemas();
//! What the pending ones of twoSchemas() do, one of them dangerous and not to be undone.
QList<ImpactReport> dangerousOutlooks();
SchemaFindings someDrift();
DryRunReport goodRehearsal();
DryRunReport failedRehearsal();

} // namespace catalpa::test
