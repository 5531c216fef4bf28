// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/drift/shadow.h"

#include <QtCore/QSet>

namespace catalpa::migrate {

//! What is there after each of a list of files; shorter than the list when one could not be run.
struct Replay {
    QList<schema::SchemaSnapshot> snapshots; //!< The first is what was there before them.
    QString failure; //!< Why the next one could not be run, as a sentence.
};

//! What the migrations of a history make, whatever they do to it later.
struct Works {
    QSet<QString> paths; //!< SchemaObject::path()
    QSet<QString> tables; //!< SchemaObject::tablePath()
};

//! From the shapes of one Replay.
Works worksOf(const QList<schema::SchemaSnapshot> &snapshots);

//! Runs \a files in \a shadow, after \a base, from the empty place on, and looks at \a schemas. Shapes behind the first
//! and before \a wantedFrom files are run are left empty, to save time. An error is one of the link or the person.
Result<Replay> replay(Shadow &shadow, const QStringList &schemas, const QList<Migration> &base,
                      const QList<Migration> &files, qsizetype wantedFrom);

} // namespace catalpa::migrate
