// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpwindow.h"

#include "ui/help/helpbrowser.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_helpwindow.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

// Of the rows of the list.
constexpr int pageRole = Qt::UserRole;
constexpr int placeRole = Qt::UserRole + 1; // 0: the page itself.

} // namespace

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
    const int text = HelpBrowser::widestPicture + 14 * step + m_ui->helpText->verticalScrollBar()->sizeHint().width();
    const int contents = 35 * letter;
    m_ui->split->setSizes({contents, text});
    m_ui->split->setStretchFactor(1, 1);
    resize(contents + text, 44 * fontMetrics().lineSpacing());
    setIcons();
    m_ui->helpContents->ensurePolished(); // Rows are measured before the window is shown.
    m_search = std::make_unique<HelpSearch>(browser());
    list();
    connect(m_ui->helpContents, &QListWidget::currentRowChanged, this, &HelpWindow::follow);
    connect(m_ui->helpText, &QTextBrowser::historyChanged, this, &HelpWindow::showChosen);
    connect(m_ui->helpText, &QTextBrowser::backwardAvailable, m_ui->helpBackButton, &QWidget::setEnabled);
    connect(m_ui->helpText, &QTextBrowser::forwardAvailable, m_ui->helpForwardButton, &QWidget::setEnabled);
    connect(m_ui->helpBackButton, &QToolButton::clicked, m_ui->helpText, &QTextBrowser::backward);
    connect(m_ui->helpForwardButton, &QToolButton::clicked, m_ui->helpText, &QTextBrowser::forward);
    connect(m_ui->helpSearchEdit, &QLineEdit::textChanged, this, [this] {
        m_hits = m_search->find(words());
        list();
        find();
    });
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

QString HelpWindow::words() const
{
    return HelpSearch::wordsOf(m_ui->helpSearchEdit->text());
}

//! The pages, or those of them where something was found, each with its places.
void HelpWindow::list()
{
    constexpr int mostOfOnePage = 20;
    const QSignalBlocker blocker(m_ui->helpContents);
    const bool isSearching = !words().isEmpty();
    const auto add = [this](const QString &text, const QString &page, int place) {
        auto *item = new QListWidgetItem(text, m_ui->helpContents);
        item->setData(pageRole, page);
        item->setData(placeRole, place);
        return item;
    };
    widenList(isSearching);
    m_ui->helpContents->clear();
    m_ui->helpContents->setAccessibleName(isSearching ? tr("Places found") : tr("Contents"));
    const QList<HelpPage> pages = helpPages();
    for (const HelpPage &page : pages) {
        const auto isThere = [&page](const HelpHit &hit) {
            return hit.page == page.name;
        };
        const auto found = std::count_if(m_hits.cbegin(), m_hits.cend(), isThere);
        if (isSearching && found == 0)
            continue;
        add(isSearching ? u"%1 · %L2"_s.arg(page.title).arg(found) : page.title, page.name, 0);
        for (const HelpHit &hit : std::as_const(m_hits)) {
            if (isThere(hit) && hit.place <= mostOfOnePage)
                add(u"  %1"_s.arg(hit.excerpt), hit.page, hit.place)->setToolTip(hit.paragraph);
        }
    }
    chooseRow();
}

//! Of a place found more has to be read than of a title. The list becomes as it was, unless somebody has pulled at it.
void HelpWindow::widenList(bool isSearching)
{
    const QList<int> now = m_ui->split->sizes();
    const int all = now.first() + now.last();
    const int wanted = qMin(44 * fontMetrics().averageCharWidth(), all * 2 / 5);
    if (isSearching && m_usualWidths.isEmpty() && now.first() < wanted) {
        m_usualWidths = now;
        m_ui->split->setSizes({wanted, all - wanted});
        m_widened = m_ui->split->sizes();
    } else if (!isSearching && !m_usualWidths.isEmpty()) {
        if (now == m_widened)
            m_ui->split->setSizes(m_usualWidths);
        m_usualWidths.clear();
    }
}

void HelpWindow::follow(int row)
{
    const QListWidgetItem *item = m_ui->helpContents->item(row);
    if (!item)
        return;
    goTo({item->data(pageRole).toString(), item->data(placeRole).toInt(), {}});
}

//! A link may have led to the page.
void HelpWindow::showChosen()
{
    setWindowTitle(tr("%1 – Help").arg(browser().documentTitle()));
    find();
    chooseRow();
}

//! That of the place where the cursor is, or of the page.
void HelpWindow::chooseRow()
{
    const QSignalBlocker blocker(m_ui->helpContents);
    const int place = browser().markHere();
    int chosen = -1;
    for (int row = 0; row < m_ui->helpContents->count(); ++row) {
        const QListWidgetItem *item = m_ui->helpContents->item(row);
        const int its = item->data(placeRole).toInt();
        if (item->data(pageRole) == browser().page() && (chosen < 0 || its == place))
            chosen = row;
    }
    m_ui->helpContents->setCurrentRow(chosen);
}

void HelpWindow::find()
{
    m_found = browser().mark(words());
    m_ui->foundLabel->setVisible(!words().isEmpty());
    if (m_found > 0 && m_ui->helpSearchEdit->hasFocus())
        browser().goToMark(true);
    tellPlace();
    chooseRow();
}

qsizetype HelpWindow::hitHere() const
{
    const HelpBrowser &browser = *m_ui->helpText;
    const auto here = std::find_if(m_hits.cbegin(), m_hits.cend(), [&browser](const HelpHit &hit) {
        return hit.page == browser.page() && hit.place == browser.markHere();
    });
    return here == m_hits.cend() ? -1 : std::distance(m_hits.cbegin(), here);
}

void HelpWindow::tellPlace()
{
    const qsizetype here = hitHere();
    m_ui->foundLabel->setText(m_hits.isEmpty() ? tr("Nowhere in the help")
                                  : here >= 0  ? tr("%L1 of %L2").arg(here + 1).arg(m_hits.size())
                                               : tr("%Ln place(s)", nullptr, int(m_hits.size())));
}

//! From the last place of a page to the first of the next one that has some.
void HelpWindow::goOn(bool forward)
{
    if (m_hits.isEmpty())
        return;
    const qsizetype here = hitHere();
    const qsizetype count = m_hits.size();
    if (here < 0 && m_found > 0) {
        browser().goToMark(forward);
        tellPlace();
        return chooseRow();
    }
    goTo(m_hits.at(here < 0 ? (forward ? 0 : count - 1) : (here + (forward ? 1 : count - 1)) % count));
}

void HelpWindow::goTo(const HelpHit &hit)
{
    if (hit.page != browser().page())
        browser().showPage(hit.page);
    browser().goToMark(hit.place);
    tellPlace();
    chooseRow();
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
