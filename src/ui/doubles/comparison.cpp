// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/comparison.h"

#include "ui/table/roomydelegate.h"
#include "wording/celltext.h"
#include "wording/countryname.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int longestCell = 300;
constexpr int longestHeader = 40;

//! In one line; a dash for nothing.
QString shown(const Difference &difference, const QString &value)
{
    if (value.isEmpty())
        return cellText(std::optional<QString>());
    if (difference.field == RecordField::Country)
        return countryName(value);
    return shortened(QString(value).replace(u'\n', "; "_L1), longestCell);
}

} // namespace

Comparison::Comparison(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(4);
    setRootIsDecorated(false);
    setItemDelegate(new RoomyDelegate(this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    header()->setSectionsMovable(false);
    connect(this, &QTreeWidget::itemDoubleClicked, this, &Comparison::chooseNext);
    showNothing();
}

void Comparison::showNothing()
{
    clear();
    m_differences.clear();
    setHeaderLabels({tr("Field"), tr("Stays"), tr("Goes"), tr("Will be")});
}

void Comparison::show(const ComparedPair &pair)
{
    m_pair = pair;
    showNothing();
    setHeaderLabels({tr("Field"), tr("Stays: %1").arg(shortened(pair.keptCalled(), longestHeader)),
                     tr("Goes: %1").arg(shortened(pair.goneCalled(), longestHeader)), tr("Will be")});
    addFacts();
    addDifferences();
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < 3; ++column)
        setColumnWidth(column, (column == 0 ? 18 : 34) * letter);
    setCurrentItem(topLevelItem(m_differences.isEmpty() ? 0 : topLevelItemCount() - int(m_differences.size())));
}

void Comparison::addFacts()
{
    const QList<ComparedPair::Fact> facts = m_pair.facts();
    for (const ComparedPair::Fact &fact : facts) {
        auto *row = new QTreeWidgetItem(this, {fact.label, fact.kept, fact.gone});
        row->setData(0, Qt::AccessibleTextRole, tr("%1: %2 stays, %3 goes").arg(fact.label, fact.kept, fact.gone));
    }
}

void Comparison::addDifferences()
{
    m_differences = m_pair.differences();
    for (const Difference &difference : std::as_const(m_differences))
        fill(new QTreeWidgetItem(this), difference);
    if (m_differences.isEmpty())
        new QTreeWidgetItem(this, {tr("All else is the same.")});
}

void Comparison::fill(QTreeWidgetItem *row, const Difference &difference)
{
    const QString taken = shown(difference, difference.taken(m_pair.chosen(difference)));
    const QStringList texts{difference.label, shown(difference, difference.kept), shown(difference, difference.gone),
                            taken};
    for (int column = 0; column < texts.size(); ++column) {
        row->setText(column, texts.at(column));
        row->setToolTip(column, column == 0 ? QString() : texts.at(column));
    }
    row->setData(0, Qt::AccessibleTextRole,
                 tr("%1: %2 stays, %3 goes, will be %4").arg(texts.at(0), texts.at(1), texts.at(2), taken));
}

void Comparison::exchange()
{
    ComparedPair pair = m_pair;
    pair.exchange();
    show(pair);
}

void Comparison::chooseNext(QTreeWidgetItem *row)
{
    const auto first = topLevelItemCount() - int(m_differences.size());
    const int place = row ? indexOfTopLevelItem(row) - first : -1;
    if (!m_canChoose || place < 0 || place >= m_differences.size())
        return;
    const Difference &difference = m_differences.at(place);
    const Taken now = m_pair.chosen(difference);
    const Taken next = now == Taken::FromKept             ? Taken::FromGone
        : now == Taken::FromGone && difference.hasSeveral ? Taken::FromBoth
                                                          : Taken::FromKept;
    m_pair.choose(difference.field, next);
    fill(row, difference);
}

void Comparison::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return chooseNext(currentItem());
    QTreeWidget::keyPressEvent(event);
}

} // namespace catalpa::ui
