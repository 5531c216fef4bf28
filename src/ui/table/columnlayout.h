// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/viewstate.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace catalpa::ui {

class SortHeader;

//! Which columns of a table are shown, in which order and how wide. As long as nobody has pulled at a column, the first
//! one fills what the others leave.
class ColumnLayout final : public QObject {
    Q_OBJECT

public:
    ColumnLayout(QTableView *table, SortHeader *header);

    //! Takes the table as it is now as the one that reset() goes back to: the stretched column, widths, hidden ones.
    //! The model's columns must not change afterwards.
    void begin();
    //! How the columns stand, from left to right.
    QList<ViewState::Column> columns() const;
    //! Columns that there are not are left out; those that are not named stand as they began, behind the others.
    void setColumns(const QList<ViewState::Column> &columns);
    void reset();
    //! True while nothing differs from the beginning.
    bool isUsual() const { return columns() == m_usual; }

    bool isShown(int column) const;
    //! The last column that is shown stays.
    void setShown(int column, bool shown);
    //! True when hiding \a column would leave none.
    bool isLastShown(int column) const;
    //! Logical numbers of the columns that are shown, from left to right.
    QList<int> shownColumns() const;
    //! Has the widths of the columns that are shown follow what is in the first rows, once for each.
    void measure();
    //! Gives the filling column its width anew; the table calls it when it has another size.
    void fill();

Q_SIGNALS:
    //! A person has changed something.
    void changed();
    //! Others are shown than before, perhaps.
    void shownChanged();

private:
    QString keyOf(int column) const;
    int columnOf(const QString &key) const;
    void arrange(const QList<ViewState::Column> &columns);
    bool isPulled() const;

    QTableView *m_table;
    SortHeader *m_header;
    int m_filling = 0; //!< The column that fills what is left.
    QList<int> m_least; //!< By column: what its title needs.
    QList<int> m_widths; //!< By column: what it has unless somebody has pulled at it.
    QList<bool> m_pulled; //!< By column: somebody has.
    QList<ViewState::Column> m_usual;
    QList<bool> m_measured; //!< By column: its width follows what is in it.
    bool m_arranging = false;
};

} // namespace catalpa::ui
