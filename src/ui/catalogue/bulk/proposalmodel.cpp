// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/proposalmodel.h"

#include "core/bulk/recordfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! Of a record that has been changed meanwhile: what stands there, and what was wanted.
Proposal told(const UnmadeEdit &unmade)
{
    std::optional<Proposal> shown;
    if (const auto *author = std::get_if<AuthorEdit>(&unmade.edit)) {
        const auto *now = std::get_if<Author>(&unmade.now);
        shown = now ? proposal(*now, rebased(*author, *now)) : proposal(authorNamed(author->id, {}), *author);
    } else if (const auto *book = std::get_if<BookEdit>(&unmade.edit)) {
        const auto *now = std::get_if<Book>(&unmade.now);
        shown = now ? proposal(*now, rebased(*book, *now)) : proposal(Book(), *book);
    }
    Proposal result = shown.value_or(Proposal{.edit = unmade.edit});
    result.problem = unmade.error.message;
    return result;
}

} // namespace

void ProposalModel::propose(const QList<Proposal> &proposals)
{
    beginResetModel();
    m_isTold = false;
    m_proposals = proposals;
    m_ticked.fill(false, proposals.size());
    m_tickedCount = 0;
    m_problems = int(std::count_if(proposals.cbegin(), proposals.cend(),
                                   [](const Proposal &each) { return !each.problem.isEmpty(); }));
    endResetModel();
    tickAll(true);
}

void ProposalModel::tell(const QList<UnmadeEdit> &unmade)
{
    QHash<qint64, QString> names;
    for (const Proposal &proposed : std::as_const(m_proposals))
        std::visit(
            [&](const auto &edit) {
                if constexpr (requires { edit.id.value; })
                    names.insert(edit.id.value, proposed.name);
            },
            proposed.edit);
    beginResetModel();
    m_isTold = true;
    m_proposals.clear();
    for (const UnmadeEdit &each : unmade) {
        Proposal shown = told(each);
        std::visit(
            [&](const auto &edit) {
                if constexpr (requires { edit.id.value; })
                    shown.name = names.value(edit.id.value, shown.name);
            },
            each.edit);
        m_proposals += shown;
    }
    m_ticked.fill(false, m_proposals.size());
    m_tickedCount = 0;
    m_problems = int(unmade.size());
    endResetModel();
    Q_EMIT tickedChanged();
}

void ProposalModel::tickAll(bool ticked)
{
    m_tickedCount = 0;
    for (qsizetype row = 0; row < m_proposals.size(); ++row) {
        m_ticked[row] = ticked && m_proposals.at(row).problem.isEmpty();
        m_tickedCount += m_ticked.at(row) ? 1 : 0;
    }
    if (!m_proposals.isEmpty())
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
}

QList<Edit> ProposalModel::edits() const
{
    QList<Edit> edits;
    edits.reserve(m_tickedCount);
    for (qsizetype row = 0; row < m_proposals.size(); ++row) {
        if (m_ticked.at(row))
            edits += m_proposals.at(row).edit;
    }
    return edits;
}

int ProposalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_proposals.size());
}

int ProposalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_problems > 0 ? 4 : 3;
}

QVariant ProposalModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Proposal &proposal = m_proposals.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(proposal, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Name ? tr("%1: %2 becomes %3").arg(proposal.name, proposal.before, proposal.after)
                                      : text(proposal, index.column());
    case Qt::CheckStateRole:
        if (index.column() != Name || m_isTold || !proposal.problem.isEmpty())
            return {};
        return m_ticked.at(index.row()) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

QString ProposalModel::text(const Proposal &proposal, int column) const
{
    switch (column) {
    case Name:
        return proposal.name;
    case Before:
        return proposal.before;
    case After:
        return proposal.after;
    default:
        return proposal.problem;
    }
}

bool ProposalModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool ticked = value.toInt() == Qt::Checked;
    if (std::exchange(m_ticked[index.row()], ticked) != ticked) {
        m_tickedCount += ticked ? 1 : -1;
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
        Q_EMIT tickedChanged();
    }
    return true;
}

QVariant ProposalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Entry");
    case Before:
        return m_isTold ? tr("There now") : tr("Before");
    case After:
        return m_isTold ? tr("Wanted") : tr("After");
    default:
        return tr("Why not");
    }
}

Qt::ItemFlags ProposalModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool isTickable = index.column() == Name && !m_isTold && m_proposals.at(index.row()).problem.isEmpty();
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (isTickable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

} // namespace catalpa::ui
