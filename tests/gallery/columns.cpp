// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "columns.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

constexpr int bearing = 3; // Pixels of the screen that a letter may stand beside its beginning.

const QHeaderView *titlesOf(const QAbstractItemView &view)
{
    if (const auto *table = qobject_cast<const QTableView *>(&view))
        return table->horizontalHeader();
    const auto *tree = qobject_cast<const QTreeView *>(&view);
    return tree ? tree->header() : nullptr;
}

//! How far from the left of a part of a window something is drawn; -1 where nothing is.
int firstInk(const QWidget &window, const QImage &picture, const QWidget &part, const QRect &inside)
{
    const double scale = picture.devicePixelRatio();
    const QRect place(part.mapTo(&window, inside.topLeft()), inside.size());
    const QRect pixels =
        QRectF(place.x() * scale, place.y() * scale, place.width() * scale, place.height() * scale).toRect();
    const int ground = qGray(picture.pixel(pixels.topLeft()));
    for (int x = pixels.left(); x <= pixels.right(); ++x) {
        for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
            if (qAbs(qGray(picture.pixel(x, y)) - ground) > 50)
                return qRound((x - pixels.left()) / scale);
        }
    }
    return -1;
}

//! A cell with a text and nothing else, which no mark of a selection is on.
QModelIndex plainCell(const QAbstractItemView &view, int column)
{
    for (int row = 0; row < qMin(view.model()->rowCount(), 20); ++row) {
        const QModelIndex cell = view.model()->index(row, column);
        const Qt::Alignment alignment(cell.data(Qt::TextAlignmentRole).toInt());
        const bool isPlain = !cell.data(Qt::DisplayRole).toString().isEmpty()
            && !cell.data(Qt::CheckStateRole).isValid() && !cell.data(Qt::DecorationRole).isValid()
            && !view.indexWidget(cell) && !alignment.testFlag(Qt::AlignRight);
        if (isPlain && !view.selectionModel()->isRowSelected(row) && view.currentIndex().row() != row
            && view.viewport()->rect().contains(view.visualRect(cell)))
            return cell;
    }
    return {};
}

QStringList crookedIn(const QAbstractItemView &view, const QWidget &window, const QImage &picture)
{
    const QHeaderView *titles = titlesOf(view);
    if (!titles || !titles->isVisible() || !view.model())
        return {};
    QStringList findings;
    for (int column = 0; column < titles->count(); ++column) {
        const QModelIndex cell = titles->isSectionHidden(column) ? QModelIndex() : plainCell(view, column);
        if (!cell.isValid())
            continue;
        const QRect title(titles->sectionViewportPosition(column), 0, titles->sectionSize(column), titles->height());
        const int above = firstInk(window, picture, *titles->viewport(), title.adjusted(1, 3, -1, -3));
        const int below = firstInk(window, picture, *view.viewport(), view.visualRect(cell).adjusted(1, 3, -1, -3));
        if (above >= 0 && below >= 0 && qAbs(above - below) > bearing)
            findings += u"Cells of “%1” stand at %2, the title at %3"_s
                            .arg(view.model()->headerData(column, Qt::Horizontal).toString())
                            .arg(below)
                            .arg(above);
    }
    return findings;
}

} // namespace

QStringList crookedColumns(const QWidget &window, const QImage &picture)
{
    QStringList findings;
    const QList<QAbstractItemView *> views = window.findChildren<QAbstractItemView *>();
    for (const QAbstractItemView *view : views) {
        if (view->window() == &window && view->isVisible())
            findings += crookedIn(*view, window, picture);
    }
    return findings;
}

} // namespace catalpa::gallery
