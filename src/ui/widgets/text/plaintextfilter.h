// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

namespace catalpa::ui {

//! Event filter on the application: labels that Qt makes by itself (tool tips, message boxes, rows of form layouts)
//! show their texts as they are, never as markup, which could open files. A label that is meant to show markup says
//! Qt::RichText. Filters from its construction to its destruction, in the GUI thread.
class PlainTextFilter final : public QObject {
    Q_OBJECT

public:
    explicit PlainTextFilter(QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace catalpa::ui
