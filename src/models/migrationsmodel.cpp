// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/migrationsmodel.h"

#include "models/celltext.h"

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
    const auto &[step, mark, purpose] = m_rows.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return step.migration.title();
    case Qt::ToolTipRole:
        return step.finishedAt.isValid() ? fullInstant(step.finishedAt) : QVariant();
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(step.migration.title(), wordFor(mark), historyOf(step, mark));
    case MarkRole:
        return int(mark);
    case WordRole:
        return wordFor(mark);
    case NameRole:
        return step.migration.name;
    case SchemaRole:
        return step.migration.schema;
    case HistoryRole:
        return historyOf(step, mark);
    case PurposeRole:
        return purpose;
    case AdviceRole:
        return adviceFor(step, mark);
    case SqlRole:
        return QString::fromUtf8(step.migration.sql);
    case RecordRole:
        return step.logs;
    default:
        return {};
    }
}

void MigrationsModel::show(const SchemaStatus &status)
{
    std::vector<Row> rows;
    rows.reserve(size_t(status.steps.size()));
    for (const MigrationStep &step : status.steps)
        rows.push_back({step, markOf(step), purposeOf(step.migration)});

    const auto sameName = [](const Row &one, const Row &other) {
        return one.step.key() == other.step.key();
    };
    if (!rows.empty() && std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), sameName)) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void MigrationsModel::note(const MigrationEvent &event)
{
    const int at = rowOf(event.key);
    if (at < 0 || event.kind == MigrationEvent::Kind::Notice || event.kind == MigrationEvent::Kind::Statement)
        return;
    Row &row = m_rows.at(size_t(at));
    switch (event.kind) {
    case MigrationEvent::Kind::Started:
        row.mark = MigrationMark::Running;
        break;
    case MigrationEvent::Kind::Applied:
        row.mark = MigrationMark::Applied;
        row.step.finishedAt = QDateTime::currentDateTimeUtc();
        row.step.startedAt = row.step.finishedAt.addMSecs(-event.milliseconds);
        break;
    case MigrationEvent::Kind::Failed:
        row.mark = MigrationMark::Failed;
        row.step.startedAt = QDateTime::currentDateTimeUtc();
        break;
    case MigrationEvent::Kind::Notice:
    case MigrationEvent::Kind::Statement:
        break;
    }
    Q_EMIT dataChanged(index(at), index(at));
}

int MigrationsModel::rowOf(const MigrationKey &key) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&key](const Row &row) { return row.step.key() == key; });
    return found == m_rows.cend() ? -1 : int(std::distance(m_rows.cbegin(), found));
}

int MigrationsModel::firstOfInterest() const
{
    const auto first = [this](std::initializer_list<MigrationMark> marks) {
        const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&marks](const Row &row) {
            return std::find(marks.begin(), marks.end(), row.mark) != marks.end();
        });
        return found == m_rows.cend() ? -1 : int(std::distance(m_rows.cbegin(), found));
    };
    if (const int failed = first({MigrationMark::Failed}); failed >= 0)
        return failed;
    if (const int next = first({MigrationMark::Pending, MigrationMark::OutOfOrder, MigrationMark::RolledBack});
        next >= 0)
        return next;
    return rowCount() - 1;
}

} // namespace catalpa
