// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/proposal.h"

#include <QtWidgets/QWidget>

namespace catalpa::ui {

//! Part of a BulkDialog in which a person says what is to be changed, and how.
class BulkSetup : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! What is proposed for each record, or ErrorKind::Invalid with what is missing.
    virtual Result<Recipes> recipes() const = 0;
    //! What is done, for the list of what can be undone: "Change many: Country".
    virtual QString name() const = 0;

Q_SIGNALS:
    //! Something else is wanted: what was proposed does not count any more.
    void changed();
};

} // namespace catalpa::ui
