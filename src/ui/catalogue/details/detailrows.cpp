// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/detailrows.h"

#include "ui/catalogue/details/detailrow.h"
#include "ui/catalogue/details/fieldchooser.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

void bringIntoView(QWidget *widget)
{
    for (QWidget *each = widget->parentWidget(); each; each = each->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(each))
            return area->ensureWidgetVisible(widget);
    }
}

} // namespace

DetailRows::DetailRows(const QList<DetailGroup> &groups, QFormLayout &form, QWidget *before, bool canEdit)
    : QObject(form.parentWidget())
    , m_form(form)
    , m_descriptions(groups)
    , m_addButton(new QToolButton(form.parentWidget()))
    , m_failure(new PlainLabel(tr("The other fields could not be read. F5 asks again."), form.parentWidget()))
    , m_chooser(new FieldChooser(form.parentWidget()))
    , m_canEdit(canEdit)
{
    for (const DetailGroup &group : groups)
        addGroup(group, before, canEdit);
    addButton(before);
    connect(m_chooser, &FieldChooser::chosen, this, &DetailRows::add);
    arrange();
}

void DetailRows::addGroup(const DetailGroup &group, QWidget *&before, bool canEdit)
{
    Group made;
    if (!group.title.isEmpty()) {
        made.title = new PlainLabel(group.title, m_form.parentWidget());
        made.title->setObjectName(u"detailGroup"_s);
        made.title->setForegroundRole(QPalette::PlaceholderText);
        made.title->setContentsMargins(0, 2 * theme::step(made.title), 0, 0);
        m_form.addRow(made.title);
    }
    for (const DetailDescription &description : group.fields) {
        auto *row = new DetailRow(description, canEdit, m_form.parentWidget());
        auto *label = new PlainLabel(literalLabel(description.label()), m_form.parentWidget());
        label->setBuddy(row->editor());
        m_form.addRow(label, row);
        QWidget::setTabOrder(before, row->editor());
        before = row->editor();
        connect(row, &DetailRow::edited, this, &DetailRows::edited);
        connect(row, &DetailRow::left, this, &DetailRows::left);
        connect(row, &DetailRow::entered, this, &DetailRows::entered);
        made.rows += row;
    }
    m_rows += made.rows;
    m_groups += made;
}

void DetailRows::addButton(QWidget *before)
{
    m_failure->setObjectName(u"detailFailure"_s);
    m_failure->setForegroundRole(QPalette::PlaceholderText);
    m_failure->setWordWrap(true);
    m_form.addRow(m_failure);
    m_addButton->setObjectName(u"addFieldButton"_s);
    m_addButton->setText(tr("Add a field"));
    m_addButton->setAccessibleName(tr("Add a field"));
    m_addButton->setIcon(icon(u"add"_s));
    m_addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addButton->setFocusPolicy(Qt::StrongFocus);
    m_form.addRow(QString(), m_addButton);
    QWidget::setTabOrder(before, m_addButton);
    // When it is pressed, as menus are: what is left for it is saved then, and the button may move.
    connect(m_addButton, &QToolButton::pressed, this, &DetailRows::choose);
    m_addButton->installEventFilter(this);
}

bool DetailRows::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Down)
        return QObject::eventFilter(watched, event);
    choose();
    return true;
}

void DetailRows::fill(const Texts &recorded)
{
    m_knowledge = Knowledge::Known;
    for (DetailRow *row : m_rows)
        row->fill(recorded.value(row->description().key));
    arrange();
    chooseIfWanted();
}

void DetailRows::fillAround(const Texts &recorded)
{
    m_knowledge = Knowledge::Known;
    for (DetailRow *row : m_rows) {
        if (!row->isTyped())
            row->fill(recorded.value(row->description().key));
    }
    arrange();
    chooseIfWanted();
}

void DetailRows::await()
{
    m_knowledge = Knowledge::Awaited;
    m_isChoiceWanted = false;
    for (DetailRow *row : m_rows)
        row->fill({});
    arrange();
}

void DetailRows::fail()
{
    m_knowledge = Knowledge::Failed;
    m_isChoiceWanted = false;
    arrange();
}

void DetailRows::clear()
{
    m_knowledge = Knowledge::None;
    m_added.clear();
    for (DetailRow *row : m_rows)
        row->fill({});
    arrange();
}

void DetailRows::forgetAdded(const QWidget *focus)
{
    m_added.clear();
    for (const DetailRow *row : m_rows) {
        if (focus && row->isAncestorOf(focus))
            m_added += row;
    }
}

void DetailRows::choose()
{
    if (!m_canEdit || m_knowledge == Knowledge::None)
        return;
    m_isChoiceWanted = m_knowledge != Knowledge::Known;
    if (m_knowledge == Knowledge::Failed)
        Q_EMIT readingWanted();
    if (m_isChoiceWanted)
        return;
    if (!m_addButton->isVisible()) {
        const auto empty = std::ranges::find_if(m_rows, [](const DetailRow *row) { return row->typed().isEmpty(); });
        return (empty == m_rows.end() ? m_rows.first() : *empty)->editor()->setFocus(Qt::OtherFocusReason);
    }
    m_addButton->setDown(false);
    m_addButton->setFocus(Qt::OtherFocusReason);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // The form may have appeared just now.
    bringIntoView(m_addButton);
    m_chooser->open(missing(), *m_addButton);
}

//! Not where the person has begun to type elsewhere meanwhile.
void DetailRows::chooseIfWanted()
{
    const QWidget *focus = m_form.parentWidget()->window()->focusWidget();
    if (std::exchange(m_isChoiceWanted, false) && !(focus && focus->testAttribute(Qt::WA_InputMethodEnabled)))
        choose();
}

void DetailRows::add(const QString &key)
{
    const qsizetype at = indexOf(key);
    if (at < 0)
        return;
    m_added += m_rows.at(at);
    arrange();
    m_form.activate(); // A field has the focus only where it has its place.
    m_rows.at(at)->editor()->setFocus(Qt::OtherFocusReason);
    bringIntoView(m_rows.at(at));
}

qsizetype DetailRows::indexOf(const QString &key) const
{
    const auto at = std::ranges::find(m_rows, key, [](const DetailRow *row) { return row->description().key; });
    return at == m_rows.end() ? -1 : at - m_rows.begin();
}

const DetailRow *DetailRows::row(const QString &key) const
{
    const qsizetype at = indexOf(key);
    return at < 0 ? nullptr : m_rows.at(at);
}

QList<DetailGroup> DetailRows::missing() const
{
    QList<DetailGroup> groups;
    for (qsizetype at = 0; at < m_groups.size(); ++at) {
        DetailGroup group{m_descriptions.at(at).title, {}};
        for (const DetailRow *row : m_groups.at(at).rows) {
            if (!row->isVisibleTo(m_form.parentWidget()))
                group.fields += row->description();
        }
        groups += group;
    }
    return groups;
}

bool DetailRows::isChanged() const
{
    return std::ranges::any_of(m_rows, &DetailRow::isChanged);
}

void DetailRows::arrange()
{
    const bool isAwaited = m_knowledge == Knowledge::Awaited;
    const QWidget *parent = m_form.parentWidget();
    for (const Group &group : m_groups) {
        bool isAny = false;
        for (DetailRow *row : group.rows) {
            const bool isWanted =
                m_added.contains(row) || !row->recorded().isEmpty() || row->isTyped() || row->editor()->hasFocus();
            // While it is awaited nothing moves.
            const bool isShown = isAwaited ? row->isVisibleTo(parent) || m_added.contains(row) : isWanted;
            m_form.setRowVisible(row, isShown);
            row->setEditable(m_knowledge == Knowledge::Known || m_added.contains(row));
            isAny = isAny || isShown;
        }
        if (group.title)
            m_form.setRowVisible(group.title, isAny);
    }
    m_form.setRowVisible(m_failure, m_knowledge == Knowledge::Failed);
    const bool isFull =
        std::ranges::all_of(m_rows, [parent](const DetailRow *row) { return row->isVisibleTo(parent); });
    m_form.setRowVisible(m_addButton, m_knowledge != Knowledge::None && m_canEdit && !isFull);
    m_addButton->setEnabled(m_knowledge == Knowledge::Known);
}

} // namespace catalpa::ui
