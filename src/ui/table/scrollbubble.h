// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace catalpa {
class CatalogueTableModel;
}

namespace catalpa::ui {

//! While the thumb of a table's scroll bar is dragged: a bubble beside it with the beginning of what stands there in
//! the order of the rows. It comes from what is known of the order; nothing is read for it.
class ScrollBubble final : public QWidget {
    Q_OBJECT

public:
    ScrollBubble(QTableView *table, const CatalogueTableModel *model);

    //! The first letters of a word, as a reader counts them, or a short value as it is.
    static QString letters(const QString &scrollLabel);
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showAt(int value);

    QTableView *m_table;
    const CatalogueTableModel *m_model;
    QString m_text;
};

} // namespace catalpa::ui
