// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/bulkanswer.h"
#include "core/bulk/proposal.h"

#include <QtCore/QAbstractTableModel>

namespace catalpa::ui {

//! Changes to be looked through, each with a tick box; or, afterwards, those that were not made.
class ProposalModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Before, After, Problem };

    using QAbstractTableModel::QAbstractTableModel;

    //! All that can be made are ticked.
    void propose(const QList<Proposal> &proposals);
    void tell(const QList<UnmadeEdit> &unmade);
    void clear() { propose({}); }
    void tickAll(bool ticked);

    //! What is ticked.
    QList<Edit> edits() const;
    int ticked() const { return m_tickedCount; }
    int problems() const { return m_problems; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    QString text(const Proposal &proposal, int column) const;

    QList<Proposal> m_proposals;
    QList<bool> m_ticked;
    int m_tickedCount = 0;
    int m_problems = 0;
    bool m_isTold = false; //!< They are what was not made.
};

} // namespace catalpa::ui
