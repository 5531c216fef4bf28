// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/startpage.h"

#include "ui/widgets/choicecard.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_startpage.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StartPage>())
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setSpacing(2 * step);
    m_ui->choicesLine->setSpacing(4 * step);
    m_ui->choicesLine->setContentsMargins(0, 4 * step, 0, 4 * step);
    theme::makeTitle(m_ui->heading);
    m_ui->subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_ui->rememberedHeading->setForegroundRole(QPalette::PlaceholderText);
    m_ui->rememberedList->setFrameShape(QFrame::NoFrame);
    m_ui->rememberedList->setFixedWidth(60 * fontMetrics().averageCharWidth());

    auto *local = new ChoiceCard(u"local"_s, tr("Start on this computer"),
                                 tr("A catalogue of your own, ready in a second. No account, no network."));
    auto *connecting = new ChoiceCard(u"cloud"_s, tr("Connect to Neon or another PostgreSQL"),
                                      tr("Paste an address to share one catalogue with others."));
    auto *sample = new ChoiceCard(u"sample"_s, tr("Look around with sample books"),
                                  tr("A few hundred authors from all over the world, on this computer."));
    local->setObjectName(u"localCard"_s);
    connecting->setObjectName(u"connectCard"_s);
    sample->setObjectName(u"sampleCard"_s);
    for (ChoiceCard *card : {local, connecting, sample}) {
        m_ui->choicesLine->addWidget(card);
        setTabOrder(card, m_ui->rememberedList); // They stand above it.
    }
    connect(local, &ChoiceCard::clicked, this, &StartPage::localRequested);
    connect(connecting, &ChoiceCard::clicked, this, &StartPage::connectRequested);
    connect(sample, &ChoiceCard::clicked, this, &StartPage::sampleRequested);
    connect(m_ui->rememberedList, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT rememberedRequested(item->text()); });
    addCommands();
    setFocusProxy(local);
    setRemembered({});
    paintPicture();
}

StartPage::~StartPage() = default;

//! The commands for a catalogue of the list: in its menu, and on their keys.
void StartPage::addCommands()
{
    QListWidget *list = m_ui->rememberedList;
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [this, list](const QString &name, const QString &text,
                                  void (StartPage::*requested)(const QString &)) {
        auto *action = new QAction(text, list);
        action->setObjectName(name);
        list->addAction(action);
        connect(action, &QAction::triggered, this, [this, list, requested] {
            if (const QListWidgetItem *item = list->currentItem())
                Q_EMIT(this->*requested)(item->text());
        });
        return action;
    };
    add(u"openRememberedAction"_s, tr("&Open"), &StartPage::rememberedRequested);
    QAction *remove = add(u"forgetRememberedAction"_s, tr("&Remove from this page…"), &StartPage::forgetRequested);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
}

void StartPage::setRemembered(const QList<RememberedConnection> &connections)
{
    const bool hadFocus = m_ui->rememberedList->hasFocus();
    const int row = m_ui->rememberedList->currentRow();
    m_ui->rememberedList->clear();
    for (const RememberedConnection &connection : connections) {
        auto *item = new QListWidgetItem(icon(u"cloud"_s), connection.name, m_ui->rememberedList);
        item->setToolTip(connection.name + u'\n' + connection.address);
        item->setSizeHint(QSize(0, 2 * fontMetrics().lineSpacing())); // A long name is cut; there is nothing to scroll.
    }
    m_ui->rememberedHeading->setVisible(!connections.isEmpty());
    m_ui->rememberedList->setVisible(!connections.isEmpty());
    m_ui->rememberedList->setCurrentRow(qMin(row, m_ui->rememberedList->count() - 1)); // For who goes on with the keys.
    if (hadFocus && connections.isEmpty())
        setFocus();
    const auto rows = int(qMin<qsizetype>(connections.size(), 5));
    m_ui->rememberedList->setFixedHeight(rows * (fontMetrics().lineSpacing() * 2) + 4);
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui)
        paintPicture();
}

void StartPage::paintPicture()
{
    m_ui->picture->setPixmap(
        QIcon(u":/icons/app/org.catalpa.Catalpa.svg"_s).pixmap(QSize(72, 72), devicePixelRatioF()));
}

} // namespace catalpa::ui
