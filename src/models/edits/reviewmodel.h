// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace catalpa {

//! The edits that are not saved yet, each a row with a tick box: what it is, what has become of it, when it was made.
//! Follows the outbox some milliseconds behind.
class ReviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { EditColumn, State, Made };

    //! \a outbox must outlive it.
    explicit ReviewModel(Outbox &outbox, QObject *parent = nullptr);

    quint64 numberAt(int row) const { return m_rows.value(row); }
    //! The edit of a row, or null while the row is about to go.
    const OutboxEntry *entryAt(int row) const { return m_outbox.queue().find(numberAt(row)); }
    //! The numbers of the rows that are ticked, in their order.
    QList<quint64> ticked() const;
    Qt::CheckState allTicked() const;
    void tickAll(bool ticked);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    void follow();

    Outbox &m_outbox;
    QList<quint64> m_rows;
    QSet<quint64> m_unticked;
    QTimer m_late;
};

} // namespace catalpa
