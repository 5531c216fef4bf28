// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/schemahistory.h"

#include <QtWidgets/QPlainTextEdit>

namespace catalpa::ui {

//! What happened while migrations were applied, line by line, with the time of day.
class MigrationLog final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit MigrationLog(QWidget *parent = nullptr);

    void note(const MigrationEvent &event);
    void write(const QString &line);
};

} // namespace catalpa::ui
