// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationlog.h"

#include <QtCore/QTime>
#include <QtGui/QFontDatabase>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MigrationLog::MigrationLog(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setMaximumBlockCount(5'000); // A file may raise a notice for every row.
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setMinimumHeight(3 * fontMetrics().lineSpacing()); // Less than Qt's own, for small screens.
}

void MigrationLog::note(RunKind task, const MigrationEvent &event, const QString &title)
{
    switch (event.kind) {
    case MigrationEvent::Kind::Started:
        return write(startedText(task, event, title));
    case MigrationEvent::Kind::Statement:
        return;
    case MigrationEvent::Kind::Notice:
        return write(tr("“%1”: %2").arg(title, event.text));
    case MigrationEvent::Kind::Applied:
        return write(endedText(task, event, title));
    case MigrationEvent::Kind::Failed:
        return write(tr("Not done: %1").arg(event.text));
    }
}

void MigrationLog::write(const QString &line)
{
    appendPlainText(u"%1  %2"_s.arg(QTime::currentTime().toString(u"HH:mm:ss.zzz"), line));
}

} // namespace catalpa::ui
