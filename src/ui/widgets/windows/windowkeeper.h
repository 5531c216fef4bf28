// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSize>

QT_BEGIN_NAMESPACE
class QDialog;
class QKeyEvent;
class QRect;
class QSettings;
class QSplitter;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Keeps the windows of the program on the screen: each is made to fit when it appears, and what does not fit scrolls
//! while its buttons stay in view. Sizes and splits that the person has chosen are remembered under the objectName of
//! the window or splitter. The primary button of a dialog stays the same one wherever the focus is.
class WindowKeeper final : public QObject {
    Q_OBJECT

public:
    //! Watches every window while it lives. \a settings must outlive it.
    WindowKeeper(QSettings &settings, QObject *parent);

    //! Restores the splits in a part of a window, and remembers them from now on.
    void keepSplits(const QWidget &part);
    //! Cuts a size down to what the screen of a window has room for.
    static QSize fitting(const QWidget &window, const QSize &wanted);

    //! Property of a window: the size that it took by itself, which is nobody's choice.
    static constexpr const char *grownTo = "grownTo";

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void keepDefault(const QDialog &dialog);
    static bool pressesButton(QObject *watched, const QKeyEvent *event);
    static void makeScrollable(QDialog &dialog);
    void place(QWidget &window);
    void keep(QSplitter &splitter);
    void remember(const QWidget &window);

    QSettings &m_settings;
    QHash<const QWidget *, QSize> m_shown; //!< The sizes that windows came with.
};

} // namespace catalpa::ui
