// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/peopletext.h"

#include "core/codes/relator.h"
#include "ui/search/completionlist.h"
#include "ui/widgets/theme.h"
#include "wording/searchcompletion.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype mostRoles = 10;

} // namespace

PeopleText::PeopleText(QWidget *parent)
    : GrowingText(parent)
    , m_offered(new CompletionList(this))
{
    m_offered->setObjectName(u"roleMatches"_s);
    m_offered->setAccessibleName(tr("Matching roles"));
    connect(this, &GrowingText::edited, this, &PeopleText::offer);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_offered->isVisible())
            offer();
    });
    connect(m_offered, &CompletionList::picked, this, &PeopleText::take);
}

//! What stands between an open bracket and the cursor; nothing where none is open.
std::optional<QString> PeopleText::roleBegun() const
{
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype bracket = before.lastIndexOf(u'[');
    if (bracket < 0 || before.indexOf(u']', bracket) >= 0)
        return std::nullopt;
    return before.sliced(bracket + 1);
}

void PeopleText::offer()
{
    QList<SearchCompletion> offered;
    const auto begun = roleBegun();
    if (begun && hasFocus()) {
        for (const NamedCode &role : relatorsBeginning(*begun).mid(0, mostRoles))
            offered += {role.name, role.code};
    }
    m_offered->offer(offered, cursorRect().left(), cursorRect().bottom() + 2 * theme::step(this));
}

void PeopleText::take(const QString &role)
{
    const auto begun = roleBegun();
    m_offered->hide();
    if (!begun)
        return;
    QTextCursor cursor = textCursor();
    const QString behind = cursor.block().text().sliced(cursor.positionInBlock());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(begun->size()));
    cursor.insertText(behind.startsWith(u']') ? role : role + u']');
    setTextCursor(cursor);
    m_offered->hide();
}

//! The keys that mean the roles while they are shown; all others are those of the field.
bool PeopleText::handledByList(int key)
{
    if (!m_offered->isVisible())
        return false;
    switch (key) {
    case Qt::Key_Down:
        m_offered->move(1);
        return true;
    case Qt::Key_Up:
        m_offered->move(-1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_offered->chosen().isEmpty() ? m_offered->first() : m_offered->chosen());
        return true;
    case Qt::Key_Escape:
        m_offered->hide();
        return true;
    default:
        return false;
    }
}

//! Tab would move the focus before it is seen as a key.
bool PeopleText::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && handledByList(Qt::Key_Tab))
            return true;
    }
    return GrowingText::event(event);
}

void PeopleText::keyPressEvent(QKeyEvent *event)
{
    if (!handledByList(event->key()))
        GrowingText::keyPressEvent(event);
}

void PeopleText::focusOutEvent(QFocusEvent *event)
{
    m_offered->hide();
    GrowingText::focusOutEvent(event);
}

} // namespace catalpa::ui
