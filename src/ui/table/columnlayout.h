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

//! Which columns of a table are shown, in which order and how wide: as wide as what is in them. Room that is left goes
//! to those whose texts are cut, and then to the first one; with too little room the long texts give way, and where
//! that is not enough, the table scrolls. A column that somebody has pulled at stays as it is.
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
    //! The last column that is shown stays. One that is shown now comes into view.
    void setShown(int column, bool shown);
    //! True when hiding \a column would leave none.
    bool isLastShown(int column) const;
    //! Logical numbers of the columns that are shown, from left to right.
    QList<int> shownColumns() const;
    //! Has the widths of the columns that are shown follow what is in the first rows. They become wider only, and what
    //! a hundred rows have told stays: nothing moves from search to search.
    void measure();
    //! Deals out the room anew; the table calls it when it has another size.
    void fill();

Q_SIGNALS:
    //! A person has changed something.
    void changed();
    //! Others are shown than before, perhaps.
    void shownChanged();

private:
    //! How wide a column can be, in pixels.
    struct Width {
        int least = 0; //!< Its title can be read, and a short text as a whole.
        int usual = 0; //!< Much of a long text can be read.
        int whole = 0; //!< Nothing of what is in it is cut.
        int rows = 0; //!< So many have been looked at.
        bool isPulled = false; //!< Somebody has chosen its width.
    };

    QString keyOf(int column) const;
    int columnOf(const QString &key) const;
    void arrange(const QList<ViewState::Column> &columns);
    bool isPulled() const;
    Width measured(int column, int rows) const;
    Width widthOf(int column) const;
    QList<int> dealtOut(const QList<int> &shown) const;
    void bringIntoView(int column);

    QTableView *m_table;
    SortHeader *m_header;
    int m_filling = 0; //!< The column that fills what is left.
    int m_fresh = -1; //!< It was shown last, and what is in it is not known yet.
    QList<Width> m_widths; //!< By column.
    QList<ViewState::Column> m_usual;
    bool m_arranging = false;
};

} // namespace catalpa::ui
