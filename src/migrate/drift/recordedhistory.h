// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/history/bundle.h"

namespace catalpa::migrate {

//! One bundle and where its migrations stand.
struct RecordedHistory {
    QString schema;
    QList<Migration> files; //!< In their order, up to the first that failed or is not known as it was applied.
    QList<bool> applied; //!< For each of them.
    bool comparable = true;
    QString reason; //!< Why it is not comparable, as a sentence.

    bool isRecorded() const { return applied.contains(true); }
    bool isWaiting() const { return applied.contains(false); }
    qsizetype lastApplied() const { return applied.lastIndexOf(true); }
    QList<Migration> appliedFiles() const
    {
        QList<Migration> some;
        for (qsizetype i = 0; i < files.size(); ++i) {
            if (applied.at(i))
                some += files.at(i);
        }
        return some;
    }
};

RecordedHistory recordedHistory(const Bundle &bundle, const QList<MigrationStep> &steps);

} // namespace catalpa::migrate
