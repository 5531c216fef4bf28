// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/searchfield.h"

#include "ui/icon.h"

#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(u"searchField"_s);
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s), LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchRequested(text().trimmed()); });
}

void SearchField::showText(const QString &text)
{
    setText(text);
    m_pause.stop();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        Q_EMIT left();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace catalpa::ui
