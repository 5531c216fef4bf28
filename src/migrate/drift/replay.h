// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/drift/shadow.h"
#include "migrate/drift/snapshotseries.h"

#include <functional>

namespace catalpa::migrate {

//! What is there after each of a list of files; shorter than the list when one could not be run.
struct Replay {
    SnapshotSeries snapshots; //!< The first is what was there before them.
    QString failure; //!< Why the next one could not be run, as a sentence.
};

//! How many files have been tried out, and of how many.
struct Tried {
    qsizetype done = 0;
    qsizetype all = 0;
};
using Trying = std::function<void(const Tried &now)>; //!< Called from the thread that tries them out.

//! Runs \a files in \a shadow, after \a base, from the empty place on, and looks at \a schemas. Shapes behind the first
//! and before \a wantedFrom files are run are left empty, to save time. An error is one of the link or the person.
Result<Replay> replay(Shadow &shadow, const QStringList &schemas, const QList<Migration> &base,
                      const QList<Migration> &files, qsizetype wantedFrom, const Trying &trying = {});

} // namespace catalpa::migrate
