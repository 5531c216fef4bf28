// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/fieldchooser.h"

#include "core/search/foldedtext.h"
#include "ui/catalogue/details/detailtext.h"
#include "ui/widgets/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int mostRows = 16;

QString keyOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

} // namespace

FieldChooser::FieldChooser(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_sought(new QLineEdit(this))
    , m_fields(new QTreeWidget(this))
{
    setObjectName(u"fieldChooser"_s);
    setAccessibleName(tr("Add a field"));
    m_sought->setObjectName(u"fieldSearch"_s);
    m_sought->setAccessibleName(tr("Find a field"));
    m_sought->setPlaceholderText(tr("Find a field"));
    m_sought->installEventFilter(this);
    m_fields->setObjectName(u"fieldList"_s);
    m_fields->setAccessibleName(tr("Fields"));
    m_fields->setFocusPolicy(Qt::NoFocus);
    m_fields->setRootIsDecorated(false);
    m_fields->setIndentation(0);
    m_fields->setUniformRowHeights(true);
    m_fields->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_fields->setFrameShape(QFrame::NoFrame);
    setFrameShape(QFrame::NoFrame); // The style draws it.
    m_fields->header()->hide();
    auto *rows = new QVBoxLayout(this);
    const int step = theme::step(this);
    rows->setContentsMargins(step, step, step, step);
    rows->setSpacing(step);
    rows->addWidget(m_sought);
    rows->addWidget(m_fields);
    connect(m_sought, &QLineEdit::textEdited, this, &FieldChooser::narrow);
    connect(m_fields, &QTreeWidget::itemClicked, this, &FieldChooser::choose);
}

void FieldChooser::open(const QList<DetailGroup> &groups, const QWidget &below)
{
    fill(groups);
    m_sought->clear();
    narrow({});
    place(below);
    show();
    m_sought->setFocus(Qt::PopupFocusReason);
}

void FieldChooser::fill(const QList<DetailGroup> &groups)
{
    m_fields->clear();
    for (const DetailGroup &group : groups) {
        if (!group.fields.isEmpty() && !group.title.isEmpty()) {
            auto *title = new QTreeWidgetItem(m_fields, {group.title});
            title->setFlags(Qt::NoItemFlags);
            title->setForeground(0, theme::secondary());
        }
        for (const DetailDescription &field : group.fields) {
            auto *item = new QTreeWidgetItem(m_fields, {u"   "_s + field.label()});
            item->setData(0, Qt::UserRole, field.key);
            item->setData(0, Qt::AccessibleTextRole, field.label());
            item->setData(0, Qt::UserRole + 1, folded(field.label() + u' ' + synonymsOf(field)));
        }
    }
}

//! Titles stay above what is left of their fields only while nothing is sought.
void FieldChooser::narrow(const QString &sought)
{
    const QString word = folded(sought);
    QTreeWidgetItem *first = nullptr;
    for (int row = 0; row < m_fields->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_fields->topLevelItem(row);
        const QString names = u' ' + item->data(0, Qt::UserRole + 1).toString();
        const bool fits = keyOf(item).isEmpty() ? word.isEmpty() : word.isEmpty() || names.contains(u' ' + word);
        item->setHidden(!fits);
        if (fits && !first && !keyOf(item).isEmpty())
            first = item;
    }
    m_fields->setCurrentItem(first);
}

void FieldChooser::move(int step)
{
    const int rows = m_fields->topLevelItemCount();
    int row = m_fields->indexOfTopLevelItem(m_fields->currentItem());
    for (int tried = 0; tried < rows; ++tried) {
        row = (row + step + rows) % rows;
        QTreeWidgetItem *item = m_fields->topLevelItem(row);
        if (!item->isHidden() && !keyOf(item).isEmpty())
            return m_fields->setCurrentItem(item);
    }
}

void FieldChooser::choose()
{
    const QString key = keyOf(m_fields->currentItem());
    if (key.isEmpty())
        return;
    hide();
    Q_EMIT chosen(key);
}

bool FieldChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_sought || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

void FieldChooser::place(const QWidget &below)
{
    ensurePolished();
    m_fields->ensurePolished();
    const int rows = qMin(mostRows, m_fields->topLevelItemCount());
    m_fields->setFixedHeight(qMax(1, rows) * qMax(1, m_fields->sizeHintForRow(0)));
    int wide = 28 * fontMetrics().averageCharWidth();
    for (int row = 0; row < m_fields->topLevelItemCount(); ++row)
        wide = qMax(wide, fontMetrics().horizontalAdvance(m_fields->topLevelItem(row)->text(0)));
    m_fields->setFixedWidth(wide + 10 * theme::step(this));
    adjustSize();
    QPoint corner = below.mapToGlobal(QPoint(0, below.height()));
    if (const QScreen *screen = below.screen()) {
        const QRect room = screen->availableGeometry();
        if (corner.y() + height() > room.bottom())
            corner.setY(qMax(room.top(), below.mapToGlobal(QPoint(0, 0)).y() - height()));
        corner.setX(qBound(room.left(), corner.x(), qMax(room.left(), room.right() - width())));
    }
    QFrame::move(corner);
}

} // namespace catalpa::ui
