// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrationlog.h"

#include "models/migrationwords.h"

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
}

void MigrationLog::note(const MigrationEvent &event)
{
    const QString title = titleOf(event.key.name);
    switch (event.kind) {
    case MigrationEvent::Kind::Started:
        return write(tr("Applying “%1” (%2 of %3)").arg(title).arg(event.index + 1).arg(event.count));
    case MigrationEvent::Kind::Statement:
        return;
    case MigrationEvent::Kind::Notice:
        return write(tr("“%1”: %2").arg(title, event.text));
    case MigrationEvent::Kind::Applied:
        return write(tr("Applied “%1” in %2").arg(title, durationText(event.milliseconds)));
    case MigrationEvent::Kind::Failed:
        return write(tr("Not applied: %1").arg(event.text));
    }
}

void MigrationLog::write(const QString &line)
{
    appendPlainText(u"%1  %2"_s.arg(QTime::currentTime().toString(u"HH:mm:ss.zzz"), line));
}

} // namespace catalpa::ui
