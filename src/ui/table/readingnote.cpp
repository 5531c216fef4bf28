// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/readingnote.h"

#include "core/reachability.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"
#include "wording/waitingtext.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using Arrival = CatalogueTableModel::Arrival;

ReadingNote::ReadingNote(QAbstractItemView &table, CatalogueTableModel &model)
    : QFrame(table.viewport())
    , m_table(table)
    , m_model(model)
    , m_label(new PlainLabel(this))
    , m_button(new QPushButton(this))
    , m_line(new QHBoxLayout(this))
    , m_awaited(waitingText(Reachability::State::Waiting, false))
{
    setObjectName(u"readingNote"_s);
    announcement::makeAlert(*this);
    announcement::layOverList(*this);
    m_label->setObjectName(u"readingLabel"_s);
    m_button->setObjectName(u"readingButton"_s);
    const int step = theme::step(this);
    m_line->setContentsMargins(4 * step, 2 * step, 2 * step, 2 * step);
    m_line->setSpacing(3 * step);
    m_line->addWidget(m_label);
    m_line->addWidget(m_button);
    hide();
    setTabOrder(&table, m_button);
    m_patience.setSingleShot(true);
    m_patience.setInterval(Reachability::patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isLate = true;
        follow();
    });
    connect(m_button, &QPushButton::clicked, this, &ReadingNote::act);
    connect(&model, &CatalogueTableModel::progressed, this, &ReadingNote::follow);
    connect(&model, &CatalogueTableModel::asked, this, [this] { m_isStopped = false; });
    connect(&model, &CatalogueTableModel::loaded, this, [this] { m_isStopped = false; });
    m_table.viewport()->installEventFilter(this);
}

void ReadingNote::setAwaited(const QString &sentence)
{
    m_awaited = sentence;
    if (m_isLate)
        follow();
}

void ReadingNote::follow()
{
    const Arrival arrival = m_model.arrival();
    const bool isAwaited = arrival == Arrival::Awaited;
    m_isLate = m_isLate && isAwaited;
    if (!isAwaited)
        m_patience.stop();
    else if (!m_isLate && !m_patience.isActive())
        m_patience.start();
    if (m_isLate)
        return tell(m_awaited, tr("Stop"));
    if (arrival == Arrival::Missing)
        return tell(m_isStopped ? tr("This was stopped before the rows were read.") : tr("The rows could not be read."),
                    m_isStopped ? tr("Read them") : tr("Try again"));
    if (arrival == Arrival::Here)
        hide();
}

void ReadingNote::tell(const QString &sentence, const QString &action)
{
    m_label->setText(sentence);
    m_button->setText(action);
    m_button->setAccessibleName(action);
    place();
    if (isHidden() || accessibleName() != sentence)
        announcement::tell(*this, sentence);
    raise();
}

void ReadingNote::act()
{
    m_isStopped = m_isLate;
    if (m_isLate)
        m_model.stop();
    else
        m_model.askAgain();
}

void ReadingNote::place()
{
    const QSize room = m_table.viewport()->size();
    m_line->setDirection(QBoxLayout::LeftToRight);
    if (sizeHint().width() > room.width())
        m_line->setDirection(QBoxLayout::TopToBottom);
    const QSize size = sizeHint().boundedTo(room);
    setGeometry(QRect(QPoint((room.width() - size.width()) / 2, (room.height() - size.height()) / 3), size));
}

bool ReadingNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void ReadingNote::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline());
    painter.setBrush(palette().color(QPalette::Window));
    const qreal radius = theme::step(this) * 1.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace catalpa::ui
