// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/lookup/fieldchoices.h"

#include "base/text.h"

#include <algorithm>

namespace catalpa {

FieldChoices::FieldChoices(const Book &book, const exchange::IncomingBook &found, QObject *parent)
    : QAbstractTableModel(parent)
    , m_book(book)
{
    if (found.title != book.title)
        m_rows += {std::nullopt, book.title, found.title};
    if (!book.details)
        return;
    for (const BookField field : allFields(BookField())) {
        const QString ours = book.details->text(field);
        const QString theirs = found.details.text(field);
        if (!theirs.isEmpty() && ours != theirs)
            m_rows += {field, ours, theirs, ours.isEmpty()};
    }
}

BookEdit FieldChoices::edit() const
{
    BookEdit edit{.id = m_book.id, .label = m_book.title};
    for (const Row &row : m_rows) {
        if (!row.isTaken)
            continue;
        if (row.field)
            edit.details += {*row.field, row.ours, row.theirs};
        else
            edit.title = Change<QString>{row.ours, row.theirs};
    }
    return edit;
}

int FieldChoices::ticked() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.isTaken; }));
}

int FieldChoices::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FieldChoices::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Theirs + 1;
}

QVariant FieldChoices::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Field)
        return row.isTaken ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == Field)
        return row.field ? description(*row.field).label() : Text::tr("Title");
    QString text = index.column() == Ours ? row.ours : row.theirs;
    return role == Qt::DisplayRole ? text.replace(u'\n', QStringLiteral("; ")) : text;
}

bool FieldChoices::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Field)
        return false;
    m_rows[index.row()].isTaken = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

QVariant FieldChoices::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == Field)
        return Text::tr("Take");
    return section == Ours ? Text::tr("In your catalogue") : Text::tr("In the record that was found");
}

Qt::ItemFlags FieldChoices::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == Field ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace catalpa
