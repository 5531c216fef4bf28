// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/barlist.h"

#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int gap = 8;

class BarDelegate final : public QStyledItemDelegate {
public:
    explicit BarDelegate(BarList *list)
        : QStyledItemDelegate(list)
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {1, option.fontMetrics.height() * 8 / 5};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect row = option.rect.adjusted(gap, 0, -gap, 0);
        const qint64 books = index.data(BarList::booksRole).toLongLong();
        const int room = row.width() - m_list->labelWidth() - m_list->numberWidth() - 2 * gap;
        const int length = int(double(room) * double(books) / double(m_list->mostBooks()));
        const int height = option.fontMetrics.height() * 3 / 4;
        const QRect label(row.left(), row.top(), m_list->labelWidth(), row.height());
        const QRect bar(label.right() + gap, row.center().y() - height / 2, books > 0 ? qMax(2, length) : 0, height);
        const QRect number(bar.left() + bar.width() + gap, row.top(), m_list->numberWidth(), row.height());
        painter->save();
        if (option.state & QStyle::State_Selected)
            Style::paintSelection(*painter, option);
        painter->fillRect(bar, theme::accent());
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(label, Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, label.width()));
        painter->drawText(number, Qt::AlignVCenter | Qt::TextSingleLine, QLocale().toString(books));
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme::accent(), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    BarList *m_list;
};

} // namespace

BarList::BarList(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new BarDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void BarList::setBars(const QList<Bar> &bars)
{
    clear();
    m_most = 1;
    m_widestLabel = 0;
    for (const Bar &bar : bars) {
        auto *item = new QListWidgetItem(bar.label, this);
        item->setData(booksRole, bar.books);
        item->setData(searchRole, bar.search);
        item->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(bar.label, booksInWords(bar.books)));
        item->setToolTip(bar.label);
        m_most = qMax(m_most, bar.books);
        m_widestLabel = qMax(m_widestLabel, fontMetrics().horizontalAdvance(bar.label.left(200)) + 2);
    }
    setCurrentRow(0);
}

QString BarList::currentSearch() const
{
    return currentItem() ? currentItem()->data(searchRole).toString() : QString();
}

int BarList::labelWidth() const
{
    return qMin(m_widestLabel, viewport()->width() / 3);
}

int BarList::numberWidth() const
{
    return fontMetrics().horizontalAdvance(QLocale().toString(m_most)) + 2;
}

} // namespace catalpa::ui
