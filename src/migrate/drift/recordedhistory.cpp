// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/recordedhistory.h"

#include "base/text.h"

namespace catalpa::migrate {

RecordedHistory recordedHistory(const Bundle &bundle, const QList<MigrationStep> &steps)
{
    RecordedHistory history{bundle.schema, {}, {}, true, {}};
    for (const MigrationStep &step : steps) {
        if (step.migration.schema != bundle.schema)
            continue;
        if (step.state == MigrationState::Edited || step.state == MigrationState::MissingHere) {
            history.comparable = false;
            const QString sentence = step.state == MigrationState::Edited
                ? Text::tr("The tables of “%1” were not compared: the text of the migration “%2” was changed after "
                           "it had been applied, so it is not known what it made.")
                : Text::tr("The tables of “%1” were not compared: the migration “%2” has been applied by another "
                           "program or a newer version, and its text is not here.");
            history.reason = sentence.arg(bundle.schema, step.migration.name);
            break;
        }
        if (step.state == MigrationState::Failed)
            break;
        history.files += step.migration;
        history.applied += step.state == MigrationState::Applied || step.state == MigrationState::Gone;
    }
    return history;
}

} // namespace catalpa::migrate
