// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAbstractScrollArea;
class QKeyEvent;
QT_END_NAMESPACE

namespace catalpa {
class CatalogueTableModel;
}

namespace catalpa::ui {

//! Jumping by typing: what is typed in quick succession is sought in the whole set, in the order that the rows are in,
//! and shown in a corner of the table meanwhile. It begins with a letter, or with begin() where letters write into
//! cells.
class TypeAhead final : public QWidget {
    Q_OBJECT

public:
    TypeAhead(QAbstractScrollArea *table, CatalogueTableModel *model);

    //! Whether a key stands for a letter, digit or sign, and not for a command.
    static bool isText(const QKeyEvent &event);
    //! What is typed next jumps, whatever the cell.
    void begin();
    bool isOpen() const { return isVisible(); }
    //! True when the key belongs to what is being typed. A blank never begins it.
    bool take(const QKeyEvent *event);
    //! Text that came from an input method.
    void add(const QString &text);
    void end();
    QString typed() const { return m_typed; }

Q_SIGNALS:
    //! The cursor belongs there.
    void found(int row);
    //! The rows are not in the order of a text.
    void noText();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void seek();
    void place();
    QString shown() const;

    QAbstractScrollArea *m_table;
    CatalogueTableModel *m_model;
    QString m_typed;
    int m_rest; //!< Milliseconds.
    QTimer m_pause; //!< What is typed after it begins anew.
    bool m_isWaiting = false; //!< For rows to be counted: before, most of them have no number to go to.
};

} // namespace catalpa::ui
