// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/previewmodel.h"

#include "exchange/catalogue/bookrecord.h"
#include "ui/exchange/recordtexts.h"
#include "ui/widgets/theme.h"

#include <QtGui/QBrush>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

using exchange::Field;

constexpr qsizetype longestCell = 200; // Characters; the tool tip has more of it.
constexpr qsizetype longestTip = 2'000;

} // namespace

void PreviewModel::show(const QList<exchange::ReadItem> &items, const exchange::CatalogueRoom &room)
{
    beginResetModel();
    m_rows.clear();
    m_fields = items.isEmpty() ? QList<Field>() : QList{Field::Title, Field::Authors};
    m_leftOut.clear();
    for (const exchange::ReadItem &item : items) {
        if (const auto *record = std::get_if<exchange::ExchangeRecord>(&item))
            add(*record, room);
        else if (const auto *problem = std::get_if<exchange::ReadProblem>(&item))
            m_rows += {{}, problem->message, false};
    }
    const auto hasNote = [](const Row &row) {
        return !row.note.isEmpty();
    };
    if (std::any_of(m_rows.cbegin(), m_rows.cend(), hasNote))
        m_fields += Field::None; // Stands for the notes.
    for (const Field field : exchange::fields()) {
        const auto hasIt = [field](const Row &row) {
            return !row.texts.value(field).isEmpty();
        };
        if (!m_fields.contains(field) && std::any_of(m_rows.cbegin(), m_rows.cend(), hasIt))
            m_fields += field;
    }
    endResetModel();
}

void PreviewModel::add(const exchange::ExchangeRecord &record, const exchange::CatalogueRoom &room)
{
    Row row{textsOf(record), record.problems.join(u' '), true};
    const auto book = exchange::incomingBook(record, room);
    if (book) {
        row.note = (record.problems + book->remarks).join(u' ');
    } else {
        row.note = book.error().message;
        row.isTaken = false;
    }
    for (const Field field : exchange::leftOutOf(record, room))
        m_leftOut += field;
    m_rows += row;
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const Field field = m_fields.at(index.column());
    const bool isNote = field == Field::None;
    const QString note = row.isTaken ? row.note : tr("Not taken: %1").arg(row.note);
    const QString text = isNote ? note : row.texts.value(field);
    switch (role) {
    case Qt::DisplayRole:
        return text.left(longestCell).simplified();
    case Qt::ToolTipRole:
        return text.left(longestTip);
    case Qt::ForegroundRole:
        if (isNote)
            return QBrush(row.isTaken ? theme::conflict() : theme::danger());
        if (!row.isTaken || m_leftOut.contains(field))
            return QBrush(theme::secondary());
        return {};
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const Field field = m_fields.value(section);
    if (role == Qt::DisplayRole)
        return field == Field::None ? tr("To note") : exchange::fieldName(field);
    if (role == Qt::ToolTipRole && m_leftOut.contains(field))
        return tr("This is not taken: it is left out.");
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    return {};
}

} // namespace catalpa::ui
