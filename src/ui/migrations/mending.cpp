// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/mending.h"

#include "core/migration/migrationselection.h"

#include <QtCore/QLocale>

namespace catalpa::ui {

Mending::Mending(std::unique_ptr<SchemaHistory> history, QObject *parent)
    : QObject(parent)
    , m_history(std::move(history))
{
}

QList<MigrationKey> Mending::goneIn(const SchemaStatus &status)
{
    QList<MigrationKey> gone;
    for (const MigrationStep &step : mendedFirst(status.steps)) {
        if (step.state == MigrationState::Gone && !status.isBlocked(step.migration.schema))
            gone += step.migration.key();
    }
    return gone;
}

void Mending::begin(const QList<MigrationKey> &gone)
{
    m_left = gone;
    m_count = gone.size();
    next();
}

void Mending::next()
{
    if (m_left.isEmpty())
        return Q_EMIT finished();
    const MigrationSelection one{MigrationSelection::Extent::Only, m_left.takeFirst()};
    const auto noted = queued<MigrationEvent>(this, [this](const MigrationEvent &event) { note(event); });
    m_run = deliver(m_history->apply(one, noted), this, [this](const Result<MigrationReport> &report) {
        if (!report)
            Q_EMIT failed(report.error());
        else if (report->failure)
            Q_EMIT failed(report->failure->error);
        else
            next();
    });
}

void Mending::note(const MigrationEvent &event)
{
    if (event.kind != MigrationEvent::Kind::Statement || event.statements == 0 || !m_run.isActive())
        return;
    const double file = double(event.statement) / event.statements;
    const double done = (double(m_count - 1 - m_left.size()) + file) / double(m_count);
    Q_EMIT progressed(tr("Making again what Catalpa keeps beside the tables: %1 % of the steps are done. You can go on "
                         "working.")
                          .arg(QLocale().toString(int(done * 100))));
}

} // namespace catalpa::ui
