// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/headermenu.h"

#include "base/text.h"

#include "models/sortlevels.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"
#include "ui/table/sortheader.h"
#include "ui/widgets/text/mnemonics.h"
#include "wording/collationname.h"

#include <QtCore/QCollator>
#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString titleOf(const CatalogueView &view, int column)
{
    // An ampersand in a menu would be a letter's mark.
    return literalLabel(view.model()->headerData(column, Qt::Horizontal).toString());
}

void setOrder(CatalogueView &view, const sortlevels::Levels &levels)
{
    view.catalogModel()->setSorting(levels);
    view.sortHeader()->describeOrder();
}

//! A line that sets the order when it is chosen, with a mark when it is the one that holds.
QAction *addLevels(QMenu &menu, CatalogueView &view, const QString &text, const sortlevels::Levels &levels)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(levels == view.catalogModel()->sorting());
    QObject::connect(action, &QAction::triggered, &view, [&view, levels] { setOrder(view, levels); });
    return action;
}

//! A line that makes this the order, with a mark when the order goes by it first, whatever comes behind.
void addFirst(QMenu &menu, CatalogueView &view, const QString &text, int column, Qt::SortOrder order)
{
    const auto levels = view.catalogModel()->sorting();
    addLevels(menu, view, text, sortlevels::sortedBy(column, order))
        ->setChecked(!levels.isEmpty() && levels.first().column == column && levels.first().order == order);
}

//! The columns that are seen, and those that the order goes by.
QList<int> sortable(CatalogueView &view)
{
    const auto levels = view.catalogModel()->sorting();
    QList<int> columns;
    for (int column = 0; column < view.model()->columnCount(); ++column) {
        const bool isOffered = !view.isColumnHidden(column) || sortlevels::indexOf(levels, column) >= 0;
        if (isOffered && view.catalogModel()->isSortable(column))
            columns += column;
    }
    return columns;
}

//! What concerns the column that was pointed at.
void addOrderOf(QMenu &menu, CatalogueView &view, int column)
{
    const auto levels = view.catalogModel()->sorting();
    const int level = sortlevels::indexOf(levels, column);
    addFirst(menu, view, Text::tr("Sort &ascending"), column, Qt::AscendingOrder);
    addFirst(menu, view, Text::tr("Sort &descending"), column, Qt::DescendingOrder);
    if (level < 0)
        addLevels(menu, view, Text::tr("&Then by %1").arg(titleOf(view, column)), sortlevels::thenBy(levels, column));
    if (level < 0)
        return;
    const bool first = levels.at(level).nothingFirst;
    QAction *nothing =
        addLevels(menu, view, Text::tr("&Nothing recorded first"), sortlevels::withNothing(levels, column, !first));
    nothing->setChecked(first);
    QAction *remove = addLevels(menu, view, Text::tr("&Remove from the order"), sortlevels::without(levels, column));
    remove->setCheckable(false);
    remove->setEnabled(levels.size() > 1);
}

} // namespace

void addOrder(QMenu &menu, CatalogueView &view)
{
    for (const int column : sortable(view)) {
        addFirst(menu, view, Text::tr("%1, ascending").arg(titleOf(view, column)), column, Qt::AscendingOrder);
        addFirst(menu, view, Text::tr("%1, descending").arg(titleOf(view, column)), column, Qt::DescendingOrder);
    }
    const auto levels = view.catalogModel()->sorting();
    if (levels.isEmpty())
        return;
    menu.addSeparator();
    const auto &first = levels.first();
    addLevels(menu, view, Text::tr("Nothing recorded first"),
              sortlevels::withNothing(levels, first.column, !first.nothingFirst))
        ->setChecked(first.nothingFirst);
}

void addFurtherOrder(QMenu &menu, CatalogueView &view)
{
    const auto levels = view.catalogModel()->sorting();
    for (const int column : sortable(view)) {
        if (sortlevels::indexOf(levels, column) == 0)
            continue;
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            auto wanted = levels;
            const int level = sortlevels::indexOf(levels, column);
            if (level >= 0)
                wanted[level].order = order;
            else
                wanted += CatalogueTableModel::SortColumn{.column = column, .order = order};
            const QString text = order == Qt::AscendingOrder ? Text::tr("%1, ascending") : Text::tr("%1, descending");
            addLevels(menu, view, text.arg(titleOf(view, column)), wanted);
        }
    }
    if (levels.size() > 1) {
        menu.addSeparator();
        addLevels(menu, view, Text::tr("By the first column only"), levels.first(1));
    }
}

void addColumns(QMenu &menu, CatalogueView &view)
{
    ColumnLayout *columns = view.columnLayout();
    for (int column = 0; column < view.model()->columnCount(); ++column) {
        QAction *action = menu.addAction(titleOf(view, column));
        action->setCheckable(true);
        action->setChecked(columns->isShown(column));
        action->setEnabled(!columns->isLastShown(column));
        QObject::connect(action, &QAction::toggled, columns,
                         [columns, column](bool shown) { columns->setShown(column, shown); });
    }
    menu.addSeparator();
    QAction *reset = menu.addAction(Text::tr("Reset the columns"));
    reset->setEnabled(!columns->isUsual());
    QObject::connect(reset, &QAction::triggered, columns, &ColumnLayout::reset);
}

void addAlphabets(QMenu &menu, CatalogueView &view)
{
    QList<std::pair<QString, QString>> named;
    for (const QString &tag : view.collations())
        named += {collationName(tag), tag};
    const QCollator collator;
    std::sort(named.begin(), named.end(), [&collator](const auto &a, const auto &b) {
        const bool isCommon = a.second == "und"_L1; // It concerns most readers and stands on top.
        return isCommon != (b.second == "und"_L1) ? isCommon : collator.compare(a.first, b.first) < 0;
    });
    const QString chosen = view.catalogModel()->collation();
    for (const auto &[name, tag] : std::as_const(named)) {
        const bool isUsual = tag == view.usualAlphabet();
        QAction *action = menu.addAction(isUsual ? Text::tr("%1 (your language)").arg(name) : name);
        action->setCheckable(true);
        action->setChecked(chosen == tag || (chosen.isEmpty() && isUsual));
        // Whoever follows the language of the computer follows it tomorrow too.
        QObject::connect(action, &QAction::triggered, &view,
                         [&view, wanted = isUsual ? QString() : tag] { view.catalogModel()->setCollation(wanted); });
    }
}

QMenu *headerMenu(CatalogueView &view, int column)
{
    auto *menu = new QMenu(&view);
    menu->setObjectName(u"headerMenu"_s);
    menu->setAccessibleName(Text::tr("Order and columns"));
    if (column >= 0 && view.catalogModel()->isSortable(column)) {
        addOrderOf(*menu, view, column);
        menu->addSeparator();
    } else if (column < 0) {
        addOrder(*menu->addMenu(Text::tr("&Sort by")), view);
        addFurtherOrder(*menu->addMenu(Text::tr("&Then by")), view);
        menu->addSeparator();
    }
    if (column >= 0) {
        QAction *hide = menu->addAction(Text::tr("&Hide this column"));
        hide->setEnabled(!view.columnLayout()->isLastShown(column));
        QObject::connect(hide, &QAction::triggered, &view,
                         [&view, column] { view.columnLayout()->setShown(column, false); });
    }
    addColumns(*menu->addMenu(Text::tr("&Columns")), view);
    if (!view.collations().isEmpty())
        addAlphabets(*menu->addMenu(Text::tr("A&lphabet")), view);
    return menu;
}

} // namespace catalpa::ui
