// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/rowdelegate.h"

#include "core/records/author.h"
#include "core/records/country.h"
#include "core/search/searchpattern.h"
#include "models/cataloguetablemodel.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/catalogue/details/codeline.h"
#include "ui/table/roomydelegate.h"
#include "ui/table/rowflash.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QTextLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

Q_DECLARE_METATYPE(catalpa::Author)

namespace catalpa::ui {
namespace {

constexpr qsizetype longestDrawn = 512; // More never fits, and shaping a megabyte of text would stall the window.

std::optional<RowDelegate::Way> wayOf(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return std::nullopt;
    const bool isBack = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isBack ? RowDelegate::Way::Up : RowDelegate::Way::Down;
    case Qt::Key_Tab:
        return isBack ? RowDelegate::Way::Previous : RowDelegate::Way::Next;
    case Qt::Key_Backtab:
        return RowDelegate::Way::Previous;
    default:
        return std::nullopt;
    }
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RowDelegate::setAuthorColumn(int column, MakePicker makePicker)
{
    m_authorColumn = column;
    m_makePicker = std::move(makePicker);
}

void RowDelegate::paintBar(QPainter *painter, const QRect &cell, int row, int column, int lineHeight)
{
    const int share = 45 + (row * 31 + column * 17) % 40; // Uneven, like text; the same each time.
    const int height = qMax(4, lineHeight / 2);
    const QRect bar(cell.left() + theme::cellPadding, cell.center().y() - height / 2,
                    qMax(height, (cell.width() - 2 * theme::cellPadding) * share / 100), height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::hairline());
    painter->drawRoundedRect(bar, height / 2.0, height / 2.0);
    painter->restore();
}

void RowDelegate::paintBars(QPainter *painter, const QTableView &table)
{
    const int height = table.verticalHeader()->defaultSectionSize();
    for (int row = 0; row * height < table.viewport()->height(); ++row) {
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (table.isColumnHidden(column))
                continue;
            const QRect cell(table.columnViewportPosition(column), row * height, table.columnWidth(column), height);
            paintBar(painter, cell, row, column, table.fontMetrics().height());
        }
    }
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        Style::paintSelection(*painter, option);
    else if (index.row() % 2)
        painter->fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
    paintFlash(painter, option.rect, index);

    if (!index.data(CatalogueTableModel::LoadedRole).toBool())
        return paintBar(painter, option.rect, index.row(), index.column(), option.fontMetrics.height());

    const bool nothing = index.data(CatalogueTableModel::NothingRole).toBool();
    const auto alignment = index.data(Qt::TextAlignmentRole).isValid()
        ? Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt())
        : Qt::AlignLeft | Qt::AlignVCenter;
    QRect text = option.rect.adjusted(theme::cellPadding, 0, -theme::cellPadding, 0);
    if (!index.data(CatalogueTableModel::FoundBesideRole).toString().isEmpty())
        paintFoundBeside(painter, text);
    const QString shown = index.data(Qt::DisplayRole).toString().left(longestDrawn).simplified();
    painter->save();
    painter->setFont(option.font);
    painter->setPen(nothing ? theme::secondary() : option.palette.color(QPalette::Text));
    const QString fitting = option.fontMetrics.elidedText(shown, Qt::ElideRight, text.width());
    const auto found = nothing
        ? QList<TextRange>()
        : matchesIn(fitting, index.data(CatalogueTableModel::HighlightRole).value<QList<SearchTerm>>());
    if (found.isEmpty())
        painter->drawText(text, int(alignment) | Qt::TextSingleLine, fitting);
    else
        paintMarked(painter, text, fitting, found);
    if (const int state = index.data(CatalogueTableModel::EditStateRole).toInt(); state != CatalogueTableModel::Saved)
        paintEditMark(painter, option.rect, state);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme::accent(), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void RowDelegate::paintFlash(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const qreal strength = m_flash ? m_flash->strength(index.data(CatalogueTableModel::RecordIdRole).toLongLong()) : 0;
    if (strength <= 0)
        return;
    QColor tint = theme::mark();
    tint.setAlphaF(float(strength));
    painter->fillRect(cell, tint);
}

//! Colour and line both tell what the search has found.
void RowDelegate::paintMarked(QPainter *painter, const QRect &cell, const QString &text,
                              const QList<TextRange> &found) const
{
    QList<QTextLayout::FormatRange> marks;
    for (const TextRange &range : found) {
        QTextLayout::FormatRange mark{int(range.start), int(range.length), {}};
        mark.format.setBackground(theme::mark());
        mark.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        mark.format.setUnderlineColor(theme::edited());
        marks += mark;
    }
    QTextLayout layout(text, painter->font());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(cell.width());
    layout.endLayout();
    layout.draw(painter, QPointF(cell.left(), cell.top() + (cell.height() - line.height()) / 2));
}

//! A sign at the end of the cell, marked like words that were found; its tool tip tells the rest.
void RowDelegate::paintFoundBeside(QPainter *painter, QRect &text)
{
    const int size = painter->fontMetrics().ascent() + 2;
    const QRect sign(text.right() - size, text.center().y() - size / 2, size, size);
    painter->fillRect(sign.adjusted(-2, -1, 2, 1), theme::mark());
    icon(QStringLiteral("info"), theme::edited()).paint(painter, sign);
    text.setRight(sign.left() - theme::cellPadding / 2);
}

//! A corner: open while the edit is on its way, filled when it wants a decision. Shape and colour both tell.
void RowDelegate::paintEditMark(QPainter *painter, const QRect &cell, int state) const
{
    const bool refused = state == CatalogueTableModel::Refused;
    const int size = cell.height() / 3;
    QPainterPath corner(cell.topRight() + QPoint(1, 0));
    corner.lineTo(cell.topRight() + QPoint(-size, 0));
    corner.lineTo(cell.topRight() + QPoint(1, size));
    corner.closeSubpath();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor colour = refused ? theme::conflict() : theme::edited();
    if (refused)
        painter->fillPath(corner, colour);
    painter->setPen(colour);
    painter->drawPath(corner);
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    return showCutText(*event, *view, option, index) || QStyledItemDelegate::helpEvent(event, view, option, index);
}

QWidget *RowDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QWidget *editor = nullptr;
    if (index.column() == m_authorColumn && m_makePicker)
        editor = m_makePicker(parent);
    else if (index.column() == m_countryColumn)
        editor = new CountryLine(parent);
    else
        editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (editor)
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void RowDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    // The row may be read again while somebody types into it: the answer to an earlier edit, say.
    if (line && !line->isModified()) {
        line->setText(index.data(Qt::EditRole).toString());
        line->selectAll();
    }
}

void RowDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *picker = qobject_cast<AuthorPicker *>(editor)) {
        if (const auto author = picker->author())
            model->setData(index, QVariant::fromValue(*author));
        else if (picker->isModified())
            Q_EMIT authorMissing();
    } else if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        const auto country = index.column() == m_countryColumn ? countryFrom(line->text()) : std::nullopt;
        if (m_asks && isUnknownCountry(country) && line->text() != index.data(Qt::EditRole).toString())
            Q_EMIT countryDoubted(index.data(CatalogueTableModel::RecordIdRole).toLongLong(), *country);
        else
            m_isRefused = !model->setData(index, line->text());
    }
}

//! False when the editor stays open, with what was typed: it cannot be recorded.
bool RowDelegate::commit(QWidget *editor)
{
    if (const auto *picker = qobject_cast<AuthorPicker *>(editor); picker && picker->isModified() && !picker->author())
        return Q_EMIT authorMissing(), false;
    if (auto *country = qobject_cast<CountryLine *>(editor))
        country->complete();
    m_isRefused = false;
    Q_EMIT commitData(editor);
    return !m_isRefused;
}

bool RowDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(object);
    const auto way =
        editor && event->type() == QEvent::KeyPress ? wayOf(*static_cast<QKeyEvent *>(event)) : std::nullopt;
    if (!way)
        return QStyledItemDelegate::eventFilter(object, event);
    if (commit(editor)) {
        Q_EMIT closeEditor(editor, NoHint);
        Q_EMIT left(*way);
    }
    return true;
}

} // namespace catalpa::ui
