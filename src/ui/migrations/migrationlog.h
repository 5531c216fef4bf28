// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "wording/migrations/runtext.h"

#include <QtWidgets/QPlainTextEdit>

namespace catalpa::ui {

//! What happened while migrations were worked on, line by line, with the time of day.
class MigrationLog final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit MigrationLog(QWidget *parent = nullptr);

    //! \a title is that of the event's migration.
    void note(RunKind task, const MigrationEvent &event, const QString &title);
    void write(const QString &line);
};

} // namespace catalpa::ui
