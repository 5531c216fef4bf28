// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/diffview.h"

#include "ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QResizeEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int mostLines = 5;
constexpr qsizetype around = 80; //!< Characters of what is equal that stand beside a difference.
constexpr qsizetype longestRun = 4'000; //!< More of one piece is not read here.

QTextCharFormat formatOf(TextRun::Kind kind)
{
    QTextCharFormat format;
    if (kind == TextRun::Kind::Removed) {
        format.setFontStrikeOut(true);
        format.setForeground(theme::danger());
    } else if (kind == TextRun::Kind::Added) {
        format.setFontUnderline(true);
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(theme::accent());
    }
    return format;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2);
}

void DiffView::setRuns(const QList<TextRun> &runs)
{
    const QList<TextRun> shown = shortened(runs, around);
    if (std::exchange(m_runs, shown) != shown || document()->isEmpty())
        write();
}

void DiffView::write()
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    for (const TextRun &run : std::as_const(m_runs)) {
        const QString text = run.text.size() > longestRun ? run.text.first(longestRun) + u'…' : run.text;
        cursor.insertText(text, formatOf(run.kind));
    }
    if (document()->isEmpty())
        cursor.insertText(u"—"_s, formatOf(TextRun::Kind::Same));
    moveCursor(QTextCursor::Start);
    updateGeometry();
}

QSize DiffView::sizeHint() const
{
    const int line = fontMetrics().lineSpacing();
    const int margins = int(2 * document()->documentMargin());
    const int height = std::clamp(int(document()->size().height()), line + margins, mostLines * line + margins);
    return {40 * fontMetrics().averageCharWidth(), height};
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void DiffView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

} // namespace catalpa::ui
