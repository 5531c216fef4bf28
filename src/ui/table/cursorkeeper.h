// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Keeps the cursor of a table on its record while rows come, go, move and are read again, and tells when it is on
//! another one. A record that is gone leaves a gap, from which the keys go on.
class CursorKeeper final : public QObject {
    Q_OBJECT

public:
    //! The table must have the model.
    CursorKeeper(QTableView &table, CatalogueTableModel &model);

    //! The record the cursor is on, 0 for none.
    qint64 current() const;
    //! The record that the cursor is on or on its way to, 0 for none.
    qint64 wanted() const;
    //! Rows from the first one that is seen to the cursor; negative when the cursor is above it.
    int rowsAbove() const;
    //! Where the record stood that is followed or gone, while the cursor is on none.
    std::optional<int> gap() const;

    //! Moves the cursor to a record, now or when the rows that are on their way are here; with \a rowsAbove it comes to
    //! stand that far from the top.
    void select(qint64 id, std::optional<int> rowsAbove);
    //! Puts the cursor into a row and brings that into sight.
    void moveTo(int row);
    //! Gives up the record that was waited for: the person has gone elsewhere.
    void leave();
    //! Puts the cursor on the wanted record, wherever it stands after rows were read, else into the first row.
    void takeUp();
    //! To be called after the table's own currentChanged().
    void noteCurrent(const QModelIndex &previous);

Q_SIGNALS:
    //! The cursor is on another record, or the row of its record was read anew.
    void currentRecordChanged(qint64 id);

private:
    enum class State {
        Resting,
        Seeking, //!< The row of m_record is looked for.
        Following, //!< The same, after m_record has left the row m_gap.
        Settling, //!< The cursor is in the row that m_record is to hold once it is loaded.
        Gone //!< The record that stood in the row m_gap is nowhere.
    };

    bool isLooking() const { return m_state == State::Seeking || m_state == State::Following; }
    void seekAgain();
    void place(const QModelIndex &index);
    void follow(const QList<qint64> &departed);
    void arrive(qint64 id, int row);
    void settle();
    void announce(qint64 id);

    QTableView &m_table;
    CatalogueTableModel &m_model;
    State m_state = State::Resting;
    qint64 m_record = 0;
    int m_gap = 0;
    std::optional<int> m_rowsAbove; //!< Where the wanted record is to stand.
    qint64 m_announced = 0;
    bool m_isReadAgain = false; //!< Since it was announced.
    bool m_isPlacing = false; //!< The cursor moves because this moves it.
};

} // namespace catalpa::ui
