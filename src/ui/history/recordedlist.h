// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QtCore/QTimer>
#include <QtWidgets/QStackedWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QTreeWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class EmptyState;

//! A list of what was recorded, in three columns, or what is to be said in its place. While rows are read a word
//! appears after a second and a half.
class RecordedList final : public QStackedWidget {
    Q_OBJECT

public:
    explicit RecordedList(QWidget *parent = nullptr);

    QTreeWidget *list() const { return m_list; }
    void setHeaders(const QStringList &headers);
    //! The texts as they are, with \a toolTips beside those that may be cut; both of three columns.
    void addRow(const QStringList &texts, const QStringList &toolTips);
    //! The row under the cursor, or -1.
    int currentRow() const;
    //! Puts the cursor on a row, or on the last one there is.
    void setCurrentRow(int row);

    //! Rows are being read, and shown by one of the following.
    void wait(const QString &word);
    //! Nothing is read any more; what is shown stays.
    void rest() { m_patience.stop(); }
    void showRows();
    void showNothing(const QString &heading, const QString &text);
    void showFailure(const QString &heading, const Error &error, std::function<void()> tryAgain);

Q_SIGNALS:
    void currentChanged();

private:
    QTreeWidget *m_list;
    EmptyState *m_empty;
    QTimer m_patience;
    QString m_word;
};

} // namespace catalpa::ui
