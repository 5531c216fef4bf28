// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/typeahead.h"

#include "models/cataloguetablemodel.h"
#include "ui/widgets/theme.h"

#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int leastPause = 1'200; // Milliseconds. The desktop's own pause is made for a first letter, not for a name.
constexpr int unused = 10'000; // Milliseconds that an empty field waits for a first letter.
constexpr qsizetype longest = 100;

} // namespace

TypeAhead::TypeAhead(QAbstractScrollArea *table, CatalogueTableModel *model)
    : QWidget(table)
    , m_table(table)
    , m_model(model)
    , m_rest(qMax(leastPause, QApplication::keyboardInputInterval()))
{
    setObjectName(u"typedJump"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFont(theme::sectionFont());
    hide();
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isWaiting)
            m_pause.start(m_rest);
        else
            end();
    });
    connect(model, &CatalogueTableModel::counted, this, [this] {
        if (m_isWaiting)
            seek();
    });
    connect(model, &CatalogueTableModel::sought, this, [this](int row) {
        if (m_typed.isEmpty())
            return;
        if (row >= 0)
            return Q_EMIT found(row);
        end();
        Q_EMIT noText();
    });
}

bool TypeAhead::isText(const QKeyEvent &event)
{
    // AltGr counts as Ctrl and Alt on some systems; with both of them a letter was typed.
    const auto held = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = event.text();
    return !text.isEmpty() && text.front().isPrint() && (!held || held == (Qt::ControlModifier | Qt::AltModifier));
}

void TypeAhead::begin()
{
    m_typed.clear();
    m_pause.start(unused);
    place();
}

bool TypeAhead::take(const QKeyEvent *event)
{
    const int key = event->key();
    if (isOpen() && (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter))
        return end(), true;
    if (isOpen() && key == Qt::Key_Backspace) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, m_typed);
        finder.toEnd();
        m_typed.truncate(qMax<qsizetype>(0, finder.toPreviousBoundary()));
        return m_typed.isEmpty() ? begin() : seek(), true;
    }
    if (!isText(*event) || (m_typed.isEmpty() && event->text().front().isSpace()))
        return false;
    add(event->text());
    return true;
}

void TypeAhead::add(const QString &text)
{
    m_typed = (m_typed + text).left(longest);
    seek();
}

void TypeAhead::end()
{
    m_pause.stop();
    m_isWaiting = false;
    m_typed.clear();
    hide();
}

void TypeAhead::seek()
{
    m_pause.start(m_rest);
    place();
    m_isWaiting = m_model->isLoading() || !m_model->isCounted();
    if (!m_isWaiting)
        m_model->seek(m_typed);
}

void TypeAhead::place()
{
    const int step = theme::step(m_table);
    const QSize size(fontMetrics().horizontalAdvance(shown()) + 8 * step, fontMetrics().height() + 3 * step);
    const QRect area = m_table->viewport()->geometry().adjusted(3 * step, 3 * step, -3 * step, -3 * step);
    const QSize fitting = size.boundedTo(area.size());
    setGeometry(QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignBottom, fitting, area));
    setAccessibleName(m_typed.isEmpty() ? shown() : tr("Jump to %1").arg(m_typed));
    raise();
    show();
    update();
}

QString TypeAhead::shown() const
{
    return m_typed.isEmpty() ? tr("Type to jump to a row") : m_typed;
}

void TypeAhead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::accent());
    painter.setBrush(palette().color(QPalette::Base));
    const qreal round = 2.0 * theme::step(this);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), round, round);
    painter.setPen(palette().color(m_typed.isEmpty() ? QPalette::PlaceholderText : QPalette::Text));
    const int inset = 2 * theme::step(this);
    painter.drawText(rect().adjusted(inset, 0, -inset, 0), Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(shown(), Qt::ElideLeft, width() - 2 * inset));
}

} // namespace catalpa::ui
