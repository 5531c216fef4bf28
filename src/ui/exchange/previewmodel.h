// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookrecord.h"
#include "exchange/catalogue/preview.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSet>

namespace catalpa::ui {

//! The first records of a file as they would be: columns for what any of them holds, and what there is to note.
class PreviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    //! \a room: what the catalogue has a place for.
    void show(const QList<exchange::ReadItem> &items, const exchange::CatalogueRoom &room);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QHash<exchange::Field, QString> texts;
        QString note; //!< Why it is not taken, or what is doubtful in it.
        bool isTaken = true;
    };

    void add(const exchange::ExchangeRecord &record, const exchange::CatalogueRoom &room);

    QList<Row> m_rows;
    QList<exchange::Field> m_fields; //!< The columns, but for the last one.
    QSet<exchange::Field> m_leftOut; //!< For which this catalogue has no place.
    bool m_hasNotes = false;
};

} // namespace catalpa::ui
