// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edits/reviewmodel.h"

#include "wording/edittext.h"

namespace catalpa {
namespace {

constexpr int gatherFor = 50; //!< Milliseconds: many edits that are saved at once are one change here.

} // namespace

ReviewModel::ReviewModel(Outbox &outbox, QObject *parent)
    : QAbstractTableModel(parent)
    , m_outbox(outbox)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &ReviewModel::follow);
    connect(&outbox, &Outbox::changed, this, [this] {
        if (!m_late.isActive())
            m_late.start(gatherFor);
    });
    follow();
}

//! Rows go and come one by one, so that the cursor stays where it was.
void ReviewModel::follow()
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (entryAt(row))
            continue;
        beginRemoveRows({}, row, row);
        m_unticked.remove(m_rows.takeAt(row));
        endRemoveRows();
    }
    int row = 0;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        if (numberAt(row) != entry.number) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, entry.number);
            endInsertRows();
        }
        ++row;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, Made));
    Q_EMIT ticksChanged();
}

QList<quint64> ReviewModel::ticked() const
{
    QList<quint64> numbers = m_rows;
    numbers.removeIf([this](quint64 number) { return m_unticked.contains(number); });
    return numbers;
}

Qt::CheckState ReviewModel::allTicked() const
{
    if (m_unticked.isEmpty())
        return m_rows.isEmpty() ? Qt::Unchecked : Qt::Checked;
    return m_unticked.size() == m_rows.size() ? Qt::Unchecked : Qt::PartiallyChecked;
}

void ReviewModel::tickAll(bool ticked)
{
    m_unticked = ticked ? QSet<quint64>() : QSet<quint64>(m_rows.cbegin(), m_rows.cend());
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, 0));
    Q_EMIT ticksChanged();
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Made + 1;
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    const OutboxEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    if (role == Qt::CheckStateRole && index.column() == EditColumn)
        return m_unticked.contains(entry->number) ? Qt::Unchecked : Qt::Checked;
    if (role == Qt::ToolTipRole)
        return index.column() == State ? editReason(*entry) : editLine(entry->edit);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case EditColumn:
        return editLine(entry->edit);
    case State:
        return editStateText(*entry);
    default:
        return madeAtText(entry->madeAt);
    }
}

bool ReviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != EditColumn)
        return false;
    if (value.toInt() == Qt::Checked)
        m_unticked.remove(numberAt(index.row()));
    else
        m_unticked.insert(numberAt(index.row()));
    Q_EMIT dataChanged(index, index);
    Q_EMIT ticksChanged();
    return true;
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == EditColumn ? tr("Edit") : section == State ? tr("State") : tr("Made");
}

Qt::ItemFlags ReviewModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == EditColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace catalpa
