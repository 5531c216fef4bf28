// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/windows/windowkeeper.h"

#include "ui/widgets/windows/scrollpane.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! A window of our own with a name; boxes of Qt keep their places themselves.
bool isKept(const QWidget &window)
{
    return window.isWindow() && !window.objectName().isEmpty()
        && (window.windowType() == Qt::Dialog || window.windowType() == Qt::Window)
        && !qobject_cast<const QMainWindow *>(&window) && !window.inherits("QMessageBox")
        && !window.inherits("QFileDialog");
}

//! The row of buttons at the foot of a dialog.
bool holdsButtons(const QLayoutItem &item)
{
    const QWidget *widget = const_cast<QLayoutItem &>(item).widget();
    if (qobject_cast<const QDialogButtonBox *>(widget) || qobject_cast<const QPushButton *>(widget))
        return true;
    const QLayout *inner = const_cast<QLayoutItem &>(item).layout();
    for (int i = 0; inner && i < inner->count(); ++i) {
        if (holdsButtons(*inner->itemAt(i)))
            return true;
    }
    return false;
}

QString sizeKey(const QWidget &window)
{
    return u"windows/%1"_s.arg(window.objectName());
}

QSize frameOf(const QWidget &window)
{
    const QSize frame = window.frameGeometry().size() - window.size();
    // Before it is on the screen nobody knows: a title and thin edges.
    return frame.isEmpty() ? QSize(8, 2 * window.fontMetrics().lineSpacing()) : frame;
}

} // namespace

WindowKeeper::WindowKeeper(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    qApp->installEventFilter(this);
}

QSize WindowKeeper::fitting(const QWidget &window, const QSize &wanted)
{
    return wanted.boundedTo(window.screen()->availableSize() - frameOf(window));
}

bool WindowKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return pressesButton(watched, static_cast<QKeyEvent *>(event));
    if (event->type() != QEvent::Polish && event->type() != QEvent::Show && event->type() != QEvent::Hide)
        return false;
    auto *window = qobject_cast<QWidget *>(watched);
    auto *dialog = qobject_cast<QDialog *>(watched);
    if (dialog && event->type() == QEvent::Polish)
        keepDefault(*dialog);
    if (!window || !isKept(*window))
        return false;
    if (dialog && event->type() == QEvent::Polish)
        makeScrollable(*dialog);
    if (event->type() == QEvent::Show && !event->spontaneous())
        place(*window);
    if (event->type() == QEvent::Hide && !event->spontaneous())
        remember(*window);
    return false;
}

//! Qt lets the mark of the default button follow the focus, and gives it to any button where none has it. Here the
//! primary button stays the same one.
void WindowKeeper::keepDefault(const QDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        button->setAutoDefault(false);
}

//! What that was for: Return presses the button that has the focus.
bool WindowKeeper::pressesButton(QObject *watched, const QKeyEvent *event)
{
    auto *button = qobject_cast<QPushButton *>(watched);
    if (!button || (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) || event->isAutoRepeat())
        return false;
    button->click();
    return true;
}

//! All rows of a dialog but the last, which are its buttons, go into a part that can scroll.
void WindowKeeper::makeScrollable(QDialog &dialog)
{
    auto *rows = qobject_cast<QVBoxLayout *>(dialog.layout());
    if (!rows || rows->count() < 2 || !holdsButtons(*rows->itemAt(rows->count() - 1))
        || dialog.findChild<ScrollPane *>(QString(), Qt::FindDirectChildrenOnly))
        return;
    QWidget *focus = dialog.focusWidget();
    const QMargins margins = rows->contentsMargins();
    const int spacing = rows->spacing();
    QLayoutItem *buttons = rows->takeAt(rows->count() - 1);
    auto *content = new ScrolledRows(&dialog);
    content->setLayout(rows);
    rows->setContentsMargins(margins.left(), margins.top(), margins.right(), 0);
    auto *outer = new QVBoxLayout(&dialog);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(spacing);
    outer->addWidget(new ScrollPane(content, &dialog), 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(margins.left(), 0, margins.right(), margins.bottom());
    outer->addLayout(foot);
    if (QLayout *line = buttons->layout())
        foot->addLayout(line);
    else
        foot->addItem(buttons);
    if (focus) // What moves to another parent loses it.
        focus->setFocus(Qt::OtherFocusReason);
}

//! No window is larger than the screen or stands outside it. One that has no place of its own yet gets it from Qt, on
//! its parent's screen.
void WindowKeeper::place(QWidget &window)
{
    keepSplits(window);
    if (const QSize before = m_settings.value(sizeKey(window)).toSize(); before.isValid())
        window.resize(before.expandedTo(window.minimumSizeHint()));
    // Where a width was asked for, Qt forgets what the rows need.
    window.resize(fitting(window, window.size().expandedTo({window.minimumSizeHint().width(), 0})));
    if (auto *pane = window.findChild<ScrollPane *>(QString(), Qt::FindDirectChildrenOnly))
        pane->makeRoom();
    const QRect screen = window.screen()->availableGeometry();
    QPoint place = window.pos();
    place.setX(qMax(screen.left(), qMin(place.x(), screen.right() + 1 - window.frameGeometry().width())));
    place.setY(qMax(screen.top(), qMin(place.y(), screen.bottom() + 1 - window.frameGeometry().height())));
    if (window.testAttribute(Qt::WA_Moved) && place != window.pos())
        window.move(place);
    m_shown.insert(&window, window.size());
}

void WindowKeeper::remember(const QWidget &window)
{
    const auto shown = m_shown.constFind(&window);
    if (shown == m_shown.cend())
        return;
    const bool isChosen = *shown != window.size() && window.property(grownTo).toSize() != window.size();
    if (isChosen && !window.isMaximized() && !window.isFullScreen())
        m_settings.setValue(sizeKey(window), window.size());
    m_shown.erase(shown);
}

void WindowKeeper::keepSplits(const QWidget &part)
{
    for (QSplitter *splitter : part.findChildren<QSplitter *>())
        keep(*splitter);
}

void WindowKeeper::keep(QSplitter &splitter)
{
    if (splitter.objectName().isEmpty() || splitter.property("isKept").toBool())
        return;
    splitter.setProperty("isKept", true);
    const QString key = u"splits/%1"_s.arg(splitter.objectName());
    splitter.restoreState(m_settings.value(key).toByteArray());
    connect(&splitter, &QSplitter::splitterMoved, this,
            [this, &splitter, key] { m_settings.setValue(key, splitter.saveState()); });
}

} // namespace catalpa::ui
