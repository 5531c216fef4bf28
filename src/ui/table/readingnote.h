// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QAbstractItemView;
class QBoxLayout;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Lies over the rows of a table that are not here: what is waited for, once that takes long, and "Stop"; or that they
//! could not be read, and "Try again".
class ReadingNote final : public QFrame {
    Q_OBJECT

public:
    ReadingNote(QAbstractItemView &table, CatalogueTableModel &model);

    //! What is waited for, for people.
    void setAwaited(const QString &sentence);
    //! The person has stopped it, and nothing was read since.
    bool isStopped() const { return m_isStopped; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void tell(const QString &sentence, const QString &action);
    void act();
    void place();

    QAbstractItemView &m_table;
    CatalogueTableModel &m_model;
    QLabel *m_label;
    QPushButton *m_button;
    QBoxLayout *m_line;
    QTimer m_patience;
    QString m_awaited;
    bool m_isLate = false; //!< Rows are awaited for long.
    bool m_isStopped = false;
};

} // namespace catalpa::ui
