// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QListWidget>

namespace catalpa::ui {

//! Bars one below the other, each with its label before it and its number behind: a list, so that keys move in it and
//! screen readers tell each bar as "Czechia, 12 books".
class BarList final : public QListWidget {
    Q_OBJECT

public:
    struct Bar {
        QString label;
        qint64 books = 0;
        QString search; //!< What finds them; empty where nothing does.
    };

    explicit BarList(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    //! Of the bar that the cursor is on.
    QString currentSearch() const;

    //! What the delegate paints.
    static constexpr int booksRole = Qt::UserRole;
    static constexpr int searchRole = Qt::UserRole + 1;
    qint64 mostBooks() const { return m_most; }
    int labelWidth() const;
    int numberWidth() const;

private:
    qint64 m_most = 1;
    int m_widestLabel = 0; //!< Pixels.
};

} // namespace catalpa::ui
