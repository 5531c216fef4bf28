// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowreader.h"

#include <QtCore/QObject>

#include <optional>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Which rows of a table are selected. All of them is a flag, true of rows that nobody has read: never a list.
class RowSelection final : public QObject {
    Q_OBJECT

public:
    //! The table must have its model.
    explicit RowSelection(QTableView *table);

    bool isAll() const { return m_all; }
    void setAll(bool all);
    //! Disjoint, from top to bottom; one range when all rows are selected.
    QList<RowRange> ranges() const;
    int count() const;
    //! Sees to it that the row of the cursor is selected: the cursor goes to the nearest row that is, or, where none
    //! is left, its row is selected again. What is acted on is what is seen.
    void includeCurrent();
    //! All rows of the answer to a search; none of the answer to another one.
    void selectAll(const QString &search);
    void noteAnswer(const QString &search);
    //! The selected rows as lines of cells, below the titles of the columns; nothing when they are too many, or not all
    //! here.
    std::optional<QString> text(const CatalogueTableModel &model, const QList<int> &columns) const;

Q_SIGNALS:
    //! Another number of rows is selected.
    void changed();

private:
    void tell();

    QTableView *m_table;
    bool m_all = false;
    QString m_search; //!< Whose whole answer is selected.
    int m_told = 0;
    bool m_toldAll = false;
};

} // namespace catalpa::ui
