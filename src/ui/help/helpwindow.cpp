// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpwindow.h"

#include "ui/help/helpbrowser.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_helpwindow.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

HelpWindow::HelpWindow()
    : m_ui(std::make_unique<Ui::HelpWindow>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_QuitOnClose, false);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(0, 0, 0, 0);
    m_ui->rows->setSpacing(0);
    m_ui->bar->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    m_ui->bar->setSpacing(step);
    m_ui->foundLabel->setForegroundRole(QPalette::PlaceholderText);
    const int letter = fontMetrics().averageCharWidth();
    m_ui->helpSearchEdit->setFixedWidth(32 * letter);
    const int contents = 30 * letter;
    const int text = HelpBrowser::widestPicture + 14 * step + m_ui->helpText->verticalScrollBar()->sizeHint().width();
    m_ui->split->setSizes({contents, text});
    m_ui->split->setStretchFactor(1, 1);
    resize(contents + text, 44 * fontMetrics().lineSpacing());
    setIcons();
    m_ui->helpContents->ensurePolished(); // Rows are measured before the window is shown.
    const QList<HelpPage> pages = helpPages();
    for (const HelpPage &page : pages)
        (new QListWidgetItem(page.title, m_ui->helpContents))->setData(Qt::UserRole, page.name);

    connect(m_ui->helpContents, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole) != browser().page())
            browser().showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_ui->helpText, &QTextBrowser::historyChanged, this, &HelpWindow::showChosen);
    connect(m_ui->helpText, &QTextBrowser::backwardAvailable, m_ui->helpBackButton, &QWidget::setEnabled);
    connect(m_ui->helpText, &QTextBrowser::forwardAvailable, m_ui->helpForwardButton, &QWidget::setEnabled);
    connect(m_ui->helpBackButton, &QToolButton::clicked, m_ui->helpText, &QTextBrowser::backward);
    connect(m_ui->helpForwardButton, &QToolButton::clicked, m_ui->helpText, &QTextBrowser::forward);
    connect(m_ui->helpSearchEdit, &QLineEdit::textChanged, this, &HelpWindow::find);
    m_ui->helpBackButton->setEnabled(false);
    m_ui->helpForwardButton->setEnabled(false);
    m_ui->helpSearchEdit->installEventFilter(this);
    addKeys();
}

HelpWindow::~HelpWindow() = default;

HelpBrowser &HelpWindow::browser()
{
    return *m_ui->helpText;
}

void HelpWindow::open(const QString &page)
{
    browser().showPage(page);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    browser().setFocus(Qt::OtherFocusReason);
}

void HelpWindow::addKeys()
{
    const auto on = [this](const QKeySequence &keys, auto work) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, work);
    };
    on(QKeySequence::Find, [this] {
        m_ui->helpSearchEdit->setFocus(Qt::ShortcutFocusReason);
        m_ui->helpSearchEdit->selectAll();
    });
    on(QKeySequence::FindNext, [this] { goOn(true); });
    on(QKeySequence::FindPrevious, [this] { goOn(false); });
    on(QKeySequence::Back, [this] { browser().backward(); });
    on(QKeySequence::Forward, [this] { browser().forward(); });
    on(Qt::Key_Escape, [this] { leave(); });
    on(QKeySequence::Close, [this] { close(); });
}

void HelpWindow::setIcons()
{
    m_ui->helpBackButton->setIcon(icon(u"back"_s));
    m_ui->helpForwardButton->setIcon(icon(u"forward"_s));
    const auto describe = [](QToolButton *button, const QString &text, QKeySequence::StandardKey keys) {
        button->setToolTip(u"%1 (%2)"_s.arg(text, QKeySequence(keys).toString(QKeySequence::NativeText)));
    };
    describe(m_ui->helpBackButton, tr("Back"), QKeySequence::Back);
    describe(m_ui->helpForwardButton, tr("Forward"), QKeySequence::Forward);
}

//! A link may have led to the page.
void HelpWindow::showChosen()
{
    for (int row = 0; row < m_ui->helpContents->count(); ++row) {
        if (m_ui->helpContents->item(row)->data(Qt::UserRole) == browser().page())
            m_ui->helpContents->setCurrentRow(row);
    }
    setWindowTitle(tr("%1 – Help").arg(browser().documentTitle()));
    find();
}

void HelpWindow::find()
{
    const QString words = m_ui->helpSearchEdit->text().simplified();
    m_found = browser().mark(words);
    m_ui->foundLabel->setVisible(!words.isEmpty());
    m_ui->foundLabel->setText(tr("Not on this page"));
    if (m_found > 0 && m_ui->helpSearchEdit->hasFocus())
        goOn(true);
    else if (m_found > 0)
        m_ui->foundLabel->setText(tr("%Ln place(s)", nullptr, m_found));
}

void HelpWindow::goOn(bool forward)
{
    if (const int place = browser().goToMark(forward))
        m_ui->foundLabel->setText(tr("%L1 of %L2").arg(place).arg(m_found));
}

//! First out of the search, then out of the window.
void HelpWindow::leave()
{
    if (m_ui->helpSearchEdit->text().isEmpty())
        close();
    m_ui->helpSearchEdit->clear();
    browser().setFocus(Qt::OtherFocusReason);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui)
        setIcons();
}

//! Return in the line to find goes on, with Shift back.
bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->helpSearchEdit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            goOn(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace catalpa::ui
