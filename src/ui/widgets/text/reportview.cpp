// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/reportview.h"

#include "ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QFontDatabase>
#include <QtGui/QTextCursor>
#include <QtGui/QTextTable>
#include <QtWidgets/QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

using Kind = ReportLine::Kind;

bool isRow(const ReportLine &line)
{
    return line.kind == Kind::HeadRow || line.kind == Kind::Row;
}

QTextCharFormat lettersOf(Kind kind, const QFont &font)
{
    QTextCharFormat letters;
    letters.setFont(font);
    if (kind == Kind::Heading)
        letters.setFont(theme::sectionFont());
    else if (kind == Kind::Code)
        letters.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (kind == Kind::Quiet || kind == Kind::Code || kind == Kind::HeadRow)
        letters.setForeground(theme::secondary());
    else if (kind == Kind::Good)
        letters.setForeground(theme::accent());
    else if (kind == Kind::Warning)
        letters.setForeground(theme::edited());
    else if (kind == Kind::Danger)
        letters.setForeground(theme::danger());
    return letters;
}

QTextBlockFormat paragraphOf(Kind kind, int step, bool first)
{
    QTextBlockFormat paragraph;
    if (!first)
        paragraph.setTopMargin(kind == Kind::Heading ? 5 * step : kind == Kind::Text ? 3 * step : step);
    paragraph.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
    return paragraph;
}

void writeTable(QTextCursor &cursor, const Report &rows, const QFont &font, int step)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(step / 2.0);
    format.setCellSpacing(0);
    format.setTopMargin(step);
    const auto columns = int(rows.first().cells.size());
    QTextTable *table = cursor.insertTable(int(rows.size()), columns, format);
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < columns; ++column) {
            QTextCursor cell = table->cellAt(row, column).firstCursorPosition();
            QTextBlockFormat paragraph;
            paragraph.setAlignment(column == 0 ? Qt::AlignLeading : Qt::AlignTrailing);
            paragraph.setRightMargin(4 * step);
            cell.setBlockFormat(paragraph);
            cell.insertText(rows[row].cells.value(column), lettersOf(rows[row].kind, font));
        }
    }
    cursor.movePosition(QTextCursor::End);
}

} // namespace

ReportView::ReportView(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
}

void ReportView::setReport(const Report &report)
{
    if (report == m_report)
        return;
    m_report = report;
    write();
    verticalScrollBar()->setValue(0);
}

void ReportView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        const int place = verticalScrollBar()->value();
        write();
        verticalScrollBar()->setValue(place);
    }
}

void ReportView::write()
{
    const int step = theme::step(this);
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (qsizetype at = 0; at < m_report.size();) {
        if (isRow(m_report[at])) {
            const auto end = std::find_if_not(m_report.cbegin() + at, m_report.cend(), isRow);
            const qsizetype count = std::distance(m_report.cbegin() + at, end);
            writeTable(cursor, m_report.mid(at, count), font(), step);
            at += count;
            continue;
        }
        const ReportLine &line = m_report[at];
        const QTextBlockFormat paragraph = paragraphOf(line.kind, step, at == 0);
        if (at == 0)
            cursor.setBlockFormat(paragraph);
        else
            cursor.insertBlock(paragraph);
        cursor.insertText(line.text, lettersOf(line.kind, font()));
        ++at;
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start); // With the focus, the view keeps the cursor in sight.
}

} // namespace catalpa::ui
