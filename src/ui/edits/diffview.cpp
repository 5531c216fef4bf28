// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/diffview.h"

#include "base/futures.h"
#include "ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QResizeEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int mostLines = 5;
constexpr QChar thinSpace = u'\u2009';
constexpr qsizetype around = 80; //!< Characters of what is equal that stand beside a difference.
constexpr qsizetype veryLong = 20'000; //!< Characters: to compare them takes longer than a letter may take.
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
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    document()->setDocumentMargin(2);
}

void DiffView::setText(const QString &text)
{
    m_comparing.cancel();
    put({{TextRun::Kind::Same, text}});
}

void DiffView::setRuns(qsizetype characters, const Compare &compare)
{
    m_comparing.cancel();
    if (characters < veryLong)
        return put(shortened(compare(), around));
    setText(u"…"_s);
    const auto compared = inBackground([compare] { return Result<QList<TextRun>>(shortened(compare(), around)); });
    m_comparing = deliver(compared, this, [this](const Result<QList<TextRun>> &runs) {
        if (runs)
            put(*runs);
    });
}

void DiffView::put(const QList<TextRun> &shown)
{
    if (std::exchange(m_runs, shown) != shown || document()->isEmpty())
        write();
}

void DiffView::write()
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    auto before = TextRun::Kind::Same;
    for (const TextRun &run : std::as_const(m_runs)) {
        // What goes and what comes in its place are two words.
        if (std::exchange(before, run.kind) == TextRun::Kind::Removed && run.kind == TextRun::Kind::Added)
            cursor.insertText(QString(thinSpace), formatOf(TextRun::Kind::Same));
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
    const int text =
        std::clamp(int(std::ceil(document()->size().height())), line + margins, mostLines * line + margins);
    return {40 * fontMetrics().averageCharWidth(), text + frame()};
}

//! In a low window it scrolls.
QSize DiffView::minimumSizeHint() const
{
    const int least = 2 * fontMetrics().lineSpacing() + frame();
    return {0, std::min(least, sizeHint().height())};
}

int DiffView::frame() const
{
    return height() - viewport()->height();
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    const bool isFramedAnew = std::exchange(m_frame, frame()) != frame(); // By the style.
    if (isFramedAnew || event->size().width() != event->oldSize().width())
        updateGeometry();
}

void DiffView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

} // namespace catalpa::ui
