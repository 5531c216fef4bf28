// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"
#include "wording/celltext.h"

#include <QtCore/QEvent>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PlainLabel(this))
    , m_heading(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_action(new QPushButton(this))
    , m_suggestions(new QWidget(this))
{
    setObjectName(u"emptyState"_s);
    if (list())
        announcement::layOverList(*this);
    theme::makeSection(m_heading);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(52 * fontMetrics().averageCharWidth());
    m_action->setObjectName(u"emptyStateAction"_s);
    m_action->setProperty("primary", true);

    auto *rows = new QVBoxLayout(this);
    const int step = theme::step(this);
    rows->setSpacing(2 * step);
    rows->addStretch(2);
    auto *suggestions = new QVBoxLayout(m_suggestions);
    suggestions->setContentsMargins(0, 0, 0, 0);
    suggestions->setSpacing(step);
    for (QWidget *widget : {static_cast<QWidget *>(m_picture), static_cast<QWidget *>(m_heading),
                            static_cast<QWidget *>(m_text), m_suggestions, static_cast<QWidget *>(m_action)})
        rows->addWidget(widget, 0, Qt::AlignHCenter);
    rows->addStretch(3);
    paintPicture();
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_act)
            m_act();
    });
}

void EmptyState::tell(const QString &heading, const QString &text, const QString &action, std::function<void()> act)
{
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setFixedHeight(
        qMax(0, m_text->heightForWidth(m_text->width()))); // A centred label does not wrap its height.
    m_text->setVisible(!text.isEmpty());
    suggest({}, {});
    m_action->setText(action);
    m_action->setAccessibleName(action);
    if (action.isEmpty())
        giveFocusBack(*m_action);
    m_action->setVisible(!action.isEmpty());
    m_act = std::move(act);
    describeList();
}

void EmptyState::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    describeList();
}

void EmptyState::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isHidden()) // And not the whole window.
        giveFocusBack(*this);
    describeList();
}

QAbstractScrollArea *EmptyState::list() const
{
    return qobject_cast<QAbstractScrollArea *>(parentWidget() ? parentWidget()->parentWidget() : nullptr);
}

//! Else Qt gives it to whatever comes next, which may be a button that acts on the next key.
void EmptyState::giveFocusBack(const QWidget &going)
{
    const QWidget *focus = window()->focusWidget();
    if (list() && focus && (focus == &going || going.isAncestorOf(focus)))
        list()->setFocus(Qt::OtherFocusReason);
}

//! What stands in the place of the rows is read out with the list; see announcement::layOverList(), too.
void EmptyState::describeList()
{
    if (!list())
        return;
    QString text = isHidden() ? QString() : u"%1. %2"_s.arg(m_heading->text(), m_text->text());
    if (!isHidden() && !m_action->isHidden())
        text += u' ' + tr("Tab leads to “%1”.").arg(m_action->accessibleName());
    list()->setAccessibleDescription(text);
}

void EmptyState::suggest(const QStringList &texts, const std::function<void(const QString &)> &pick)
{
    giveFocusBack(*m_suggestions);
    for (QWidget *before : m_suggestions->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        delete before;
    for (const QString &text : texts) {
        auto *button = new QPushButton(tr("Did you mean “%1”?").arg(literalLabel(shortened(text, 80))), m_suggestions);
        button->setObjectName(u"suggestion%1"_s.arg(m_suggestions->layout()->count()));
        button->setAccessibleName(readLabel(button->text()));
        m_suggestions->layout()->addWidget(button);
        setTabOrder(button, m_action); // The last of them comes before it.
        // The click ends with other rows, and these buttons go then.
        connect(
            button, &QPushButton::clicked, this, [pick, text] { pick(text); }, Qt::QueuedConnection);
    }
    m_suggestions->setVisible(!texts.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintPicture();
}

void EmptyState::paintPicture()
{
    m_picture->setPixmap(icon(u"empty-books"_s, theme::accent()).pixmap(QSize(96, 96), devicePixelRatioF()));
}

} // namespace catalpa::ui
