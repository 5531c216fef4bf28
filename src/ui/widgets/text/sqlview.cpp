// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/sqlview.h"

#include "ui/widgets/text/sqlhighlighter.h"
#include "ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QFontDatabase>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! Where the \a column-th code point of \a line begins, in UTF-16 units.
int unitsBefore(const QString &line, int column)
{
    qsizetype units = 0;
    for (int point = 1; point < column && units < line.size(); ++point)
        units += line.at(units).isHighSurrogate() && units + 1 < line.size() ? 2 : 1;
    return int(units);
}

QColor faint(QColor colour)
{
    colour.setAlphaF(0.14F);
    return colour;
}

} // namespace

class SqlView::LineNumbers final : public QWidget {
public:
    explicit LineNumbers(SqlView *view)
        : QWidget(view)
        , m_view(view)
    {
        setObjectName(u"lineNumbers"_s);
    }

protected:
    void paintEvent(QPaintEvent *) override { m_view->paintNumbers(this); }

private:
    SqlView *m_view;
};

SqlView::SqlView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new SqlHighlighter(document()))
    , m_numbers(new LineNumbers(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    document()->setDocumentMargin(0); // The line numbers keep the distance, and a marked line has no gap.
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, [this] { m_numbers->update(); });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SqlView::placeNumbers);
    placeNumbers();
}

void SqlView::setSql(const QString &sql)
{
    if (sql == m_sql)
        return;
    clearMark();
    m_sql = sql;
    m_highlighter->setDocument(sql.size() > longestColoured ? nullptr : document());
    setPlainText(sql);
}

void SqlView::mark(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return clearMark();
    m_markedLine = line;
    m_markedColumn = column;
    showMark();
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + unitsBefore(block.text(), column));
    setTextCursor(cursor);
    centerCursor();
    m_numbers->update();
}

void SqlView::clearMark()
{
    m_markedLine = 0;
    setExtraSelections({});
    m_numbers->update();
}

void SqlView::showMark()
{
    const QTextBlock block = document()->findBlockByNumber(m_markedLine - 1);
    QTextEdit::ExtraSelection line;
    line.cursor = QTextCursor(block);
    line.format.setBackground(faint(theme::danger()));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    QList<QTextEdit::ExtraSelection> marks{line};

    if (m_markedColumn > 0) {
        QTextEdit::ExtraSelection place;
        place.cursor = QTextCursor(block);
        place.cursor.setPosition(block.position() + unitsBefore(block.text(), m_markedColumn));
        place.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        if (!place.cursor.hasSelection())
            place.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        place.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        place.format.setUnderlineColor(theme::danger());
        marks += place;
    }
    setExtraSelections(marks);
}

void SqlView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void SqlView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->renewColours();
        if (m_markedLine > 0)
            showMark();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        placeNumbers();
    }
}

void SqlView::placeNumbers()
{
    const int digits = qMax(2, int(QString::number(blockCount()).size()));
    const int width = fontMetrics().horizontalAdvance(QString(digits, u'0')) + 4 * theme::step(this);
    const int space = theme::step(this);
    // Setting them lays out anew, which ends here again: without an end where the scroll bars come and go with it.
    if (const QMargins wanted(width, space, 0, space); viewportMargins() != wanted)
        setViewportMargins(wanted);
    const QRect inside = viewport()->geometry();
    m_numbers->setGeometry(inside.left() - width, inside.top(), width, inside.height());
}

void SqlView::paintNumbers(QWidget *margin)
{
    QPainter painter(margin);
    painter.setFont(font());
    const int right = margin->width() - 2 * theme::step(this);
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && !m_sql.isEmpty(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > margin->height())
            break;
        const int number = block.blockNumber() + 1;
        const bool marked = number == m_markedLine;
        if (marked)
            painter.fillRect(QRectF(0, place.top(), margin->width(), place.height()), faint(theme::danger()));
        painter.setPen(marked ? theme::danger() : theme::secondary());
        painter.drawText(QRectF(0, place.top(), right, fontMetrics().height()), Qt::AlignRight | Qt::AlignTop,
                         QString::number(number));
    }
}

} // namespace catalpa::ui
