// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::ui {

//! Whose history a dialog shows.
struct MigratedCatalogue {
    QString name; //!< For people.
    QString mustType = {}; //!< Of a production database: what is typed before it is changed; empty: a click is enough.
    QString folder = {}; //!< Where the migrations come from; empty for those that come with Catalpa.
    bool isAppliedAtOnce = false; //!< What waits is applied as soon as it is known, with the usual question.
};

} // namespace catalpa::ui
