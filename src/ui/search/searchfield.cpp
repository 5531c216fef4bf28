// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchfield.h"

#include "ui/search/completionlist.h"
#include "ui/widgets/icon.h"
#include "wording/searchcompletion.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
    , m_completions(new CompletionList(this))
{
    setObjectName(u"searchField"_s);
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    if (auto *clear = findChild<QAction *>(u"_q_qlineeditclearaction"_s)) // Qt gives its button no name.
        clear->setText(tr("Clear"));
    setMaxLength(2'000); // What is pasted beyond that can be in no record.
    addAction(new QAction(icon(u"search"_s), tr("Search"), this), LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(50ms);
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (m_isShowing)
            return;
        const bool isTyping = m_pause.isActive();
        m_pause.start();
        m_isWaiting = isTyping;
        if (!isTyping)
            request();
    });
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isWaiting, false))
            request();
    });
    connect(this, &QLineEdit::textEdited, this, &SearchField::offerCompletions);
    connect(m_completions, &CompletionList::picked, this, &SearchField::complete);
}

void SearchField::request()
{
    Q_EMIT searchRequested(text().trimmed());
}

void SearchField::showText(const QString &text)
{
    m_isShowing = true; // The signal itself is wanted: the button that clears comes and goes with it.
    setText(text);
    m_isShowing = false;
    m_pause.stop();
    m_isWaiting = false;
    m_completions->hide();
}

int SearchField::wordStart() const
{
    int start = cursorPosition();
    while (start > 0 && !text().at(start - 1).isSpace())
        --start;
    return start;
}

void SearchField::offerCompletions()
{
    const int start = wordStart();
    const QString word = text().mid(start, cursorPosition() - start);
    m_completions->offer(hasFocus() ? completionsOf(word, m_scope) : QList<SearchCompletion>(),
                         cursorRect().left() - fontMetrics().horizontalAdvance(word));
}

void SearchField::complete(const QString &completion)
{
    const int start = wordStart();
    setSelection(start, cursorPosition() - start);
    // A value is complete; behind the name of a field one is still to come.
    insert(completion.endsWith(u':') ? completion : completion + u' ');
    offerCompletions();
}

//! The keys that mean the completions while they are shown; all others are those of the field.
bool SearchField::handledByCompletions(int key)
{
    if (!m_completions->isVisible())
        return false;
    switch (key) {
    case Qt::Key_Down:
        m_completions->move(1);
        return true;
    case Qt::Key_Up:
        m_completions->move(-1);
        return true;
    case Qt::Key_Tab:
        complete(m_completions->chosen().isEmpty() ? m_completions->first() : m_completions->chosen());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_completions->chosen().isEmpty())
            return false;
        complete(m_completions->chosen());
        return true;
    case Qt::Key_Escape:
        m_completions->hide();
        return true;
    default:
        return false;
    }
}

//! Tab would move the focus before it is seen as a key.
bool SearchField::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && handledByCompletions(Qt::Key_Tab))
            return true;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (handledByCompletions(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        Q_EMIT left();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    m_completions->hide();
    QLineEdit::focusOutEvent(event);
}

} // namespace catalpa::ui
