// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"
#include "exchange/catalogue/bookrecord.h"

#include <QtCore/QAbstractTableModel>

namespace catalpa {

//! What a record that was looked up has otherwise than a book of the catalogue, a row a field, with a tick for those
//! that are taken: at first those of which the book has nothing. The author of the book is none of them.
class FieldChoices final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Ours, Theirs };

    //! \a book has its details, where the catalogue has a place for them.
    FieldChoices(const Book &book, const exchange::IncomingBook &found, QObject *parent = nullptr);

    //! The fields that are ticked, as one edit of the book; empty when none is.
    BookEdit edit() const;
    int ticked() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Row {
        std::optional<BookField> field; //!< Nothing: the title.
        QString ours;
        QString theirs;
        bool isTaken = false;
    };

    Book m_book;
    QList<Row> m_rows;
};

} // namespace catalpa
