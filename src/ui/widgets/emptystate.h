// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QAbstractScrollArea;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace catalpa::ui {

//! What stands where nothing is: a picture, what this place is for, and the next step. In the viewport of a list it is
//! the list's accessible description, too, and the list has the focus when what had it goes.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void tell(const QString &heading, const QString &text, const QString &action = {}, std::function<void()> act = {});
    //! Offers texts that may have been meant, below what was told; tell() takes them away.
    void suggest(const QStringList &texts, const std::function<void(const QString &)> &pick);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QAbstractScrollArea *list() const;
    void giveFocusBack(const QWidget &going);
    void describeList();
    void paintPicture();

    QLabel *m_picture;
    QLabel *m_heading;
    QLabel *m_text;
    QPushButton *m_action;
    QWidget *m_suggestions;
    std::function<void()> m_act;
};

} // namespace catalpa::ui
