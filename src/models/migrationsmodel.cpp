// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/migrationsmodel.h"

#include "wording/celltext.h"
#include "wording/migrations/impacttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {

int MigrationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant MigrationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(size_t(index.row()));
    const MigrationStep &step = row.step;
    switch (role) {
    case Qt::DisplayRole:
        return step.migration.title();
    case Qt::ToolTipRole:
        return step.finishedAt.isValid() ? fullInstant(step.finishedAt) : QVariant();
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case MarkRole:
        return int(row.mark);
    case WordRole:
        return wordFor(row.mark, m_task);
    case NameRole:
        return step.migration.name;
    case SchemaRole:
        return step.migration.schema;
    case HeadingRole:
        return heading(index.row());
    case HistoryRole:
        return history(row);
    case PurposeRole:
        return row.purpose;
    case AdviceRole:
        return row.obstacle.isEmpty() ? adviceFor(step, row.mark, row.statements) : row.obstacle;
    case SqlRole:
        return QString::fromUtf8(step.migration.sql);
    case DownSqlRole:
        return step.migration.downSql ? QString::fromUtf8(*step.migration.downSql) : QVariant();
    case RecordRole:
        return step.logs;
    default:
        return {};
    }
}

QString MigrationsModel::spoken(int at) const
{
    const Row &row = m_rows.at(size_t(at));
    QStringList words{row.step.migration.title(), wordFor(row.mark, m_task), history(row)};
    if (m_severalSchemas)
        words += groupOf(row.step.migration.schema);
    return words.join(u", "_s);
}

QString MigrationsModel::heading(int row) const
{
    const auto schema = [this](int at) {
        return m_rows.at(size_t(at)).step.migration.schema;
    };
    const bool first = row == 0 || schema(row) != schema(row - 1);
    return m_severalSchemas && first ? groupOf(schema(row)) : QString();
}

QString MigrationsModel::history(const Row &row) const
{
    if (!row.progress.isEmpty())
        return row.progress;
    const QString history = historyOf(row.step, row.mark, row.statements);
    if (!isToApply(row.step) || row.dangers == 0)
        return history;
    return history + u" · "_s + (row.dangers == 1 ? tr("1 danger") : tr("%n dangers", nullptr, row.dangers));
}

MigrationsModel::Row MigrationsModel::rowFor(const MigrationStep &step, const SchemaStatus &status)
{
    const Error *obstacle = status.obstacle(step.migration.schema);
    const MigrationMark mark = markOf(step, obstacle != nullptr);
    return {.step = step,
            .mark = mark,
            .purpose = purposeOf(step.migration),
            .obstacle = mark == MigrationMark::Blocked ? obstacle->message : QString()};
}

void MigrationsModel::show(const SchemaStatus &status)
{
    std::vector<Row> rows;
    rows.reserve(size_t(status.steps.size()));
    for (const MigrationStep &step : status.steps)
        rows.push_back(rowFor(step, status));
    const auto otherSchema = [&rows](const Row &row) {
        return row.step.migration.schema != rows.front().step.migration.schema;
    };
    const bool several = std::any_of(rows.cbegin(), rows.cend(), otherSchema);

    const auto sameName = [](const Row &one, const Row &other) {
        return one.step.key() == other.step.key();
    };
    if (!rows.empty() && std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), sameName)) {
        for (size_t at = 0; at < rows.size(); ++at) {
            rows[at].statements = m_rows[at].statements;
            rows[at].dangers = m_rows[at].dangers;
        }
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    m_severalSchemas = several;
    endResetModel();
}

void MigrationsModel::setOutlooks(const QList<ImpactReport> &impacts)
{
    for (Row &row : m_rows) {
        const ImpactReport *impact = impactOf(impacts, row.step.key());
        row.statements = impact ? int(impact->statements.size()) : 0;
        row.dangers = impact ? int(impact->dangers()) : 0;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void MigrationsModel::note(RunKind task, const MigrationEvent &event)
{
    using Kind = MigrationEvent::Kind;
    const int at = rowOf(event.key);
    if (at < 0 || event.kind == Kind::Notice)
        return;
    Row &row = m_rows.at(size_t(at));
    m_task = task;
    row.progress.clear();
    if (event.kind == Kind::Started || event.kind == Kind::Statement) {
        row.mark = MigrationMark::Running;
        row.progress = stepText(task, event);
    } else if (task != RunKind::Apply) {
        // A rehearsal changes nothing, and what is taken back is waiting again.
        row.mark = task == RunKind::Undo && event.kind == Kind::Applied ? MigrationMark::Pending : markOf(row.step);
    } else if (event.kind == Kind::Applied) {
        row.mark = MigrationMark::Applied;
        row.step.finishedAt = QDateTime::currentDateTimeUtc();
        row.step.startedAt = row.step.finishedAt.addMSecs(-event.milliseconds);
    } else {
        row.mark = MigrationMark::Failed;
        row.step.startedAt = QDateTime::currentDateTimeUtc();
    }
    Q_EMIT dataChanged(index(at), index(at));
}

int MigrationsModel::rowOf(const MigrationKey &key) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&key](const Row &row) { return row.step.key() == key; });
    return found == m_rows.cend() ? -1 : int(std::distance(m_rows.cbegin(), found));
}

MigrationKey MigrationsModel::keyOf(const QModelIndex &index) const
{
    return index.isValid() ? m_rows.at(size_t(index.row())).step.key() : MigrationKey();
}

int MigrationsModel::firstOfInterest() const
{
    const auto first = [this](std::initializer_list<MigrationMark> marks) {
        const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&marks](const Row &row) {
            return std::find(marks.begin(), marks.end(), row.mark) != marks.end();
        });
        return found == m_rows.cend() ? -1 : int(std::distance(m_rows.cbegin(), found));
    };
    if (const int failed = first({MigrationMark::Failed, MigrationMark::HalfWay}); failed >= 0)
        return failed;
    if (const int next = first({MigrationMark::Pending, MigrationMark::OutOfOrder, MigrationMark::Blocked,
                                MigrationMark::RolledBack, MigrationMark::Gone});
        next >= 0)
        return next;
    return rowCount() - 1;
}

} // namespace catalpa
