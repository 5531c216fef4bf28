// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::migrate {

//! What there is of that which Catalpa's own migrations make beside the shared tables. Other programs may take it away
//! without knowing: `prisma migrate reset` drops those tables with indexes and triggers, and leaves our ledger.
struct OwnObjects {
    //! "index on schema.table" for each valid index of ours, "extension name", and what stands in the schema catalpa in
    //! the words of lostObjects(), by itself and with what is compared of it behind a tab. Triggers that are switched
    //! off are not there. "Owner of table history" has the role behind the tab; "acts for" is said of each of these
    //! roles for which the one that asks may act, "writes as all through" of each that may be trusted with functions
    //! that run whenever anybody writes in the tables.
    QSet<QString> present;
    QString reading; //!< What catalpa.reading_state() says: whole, stale, unfit, unknown; empty without it.
    QString history; //!< What catalpa.history_state() says: whole, gaps, stale, unfit; empty where there is none yet.
    bool isOpenToEverybody = false; //!< A function runs with its owner's rights for whoever calls it.

    QString encoding = {}; //!< Of the database.
    QString elsewhere = {}; //!< The schema that catalpa was renamed to, as the triggers on the tables tell.
    bool belongsToTrusted = true; //!< To the role that has connected and to superusers; else strange is looked for.
    QStringList strange = {}; //!< See strangeCode().
    QString owner = {}; //!< To whom it all should belong; see withOwner().
    //! One that owns the schema, or should own what is in it, and is neither the role that asks, nor a superuser, nor
    //! may put triggers on the tables.
    QString distrusted = {};
    bool actsForOwner = true; //!< The role that asks may do what that one may.

    bool operator==(const OwnObjects &) const = default;
};

//! What is applied, but for the steps whose work is done again as a whole. Nothing where a newer Catalpa has applied
//! more: it may have made another thing of the same. Pure.
QList<Migration> appliedOf(const QList<MigrationStep> &steps);

//! With its owner, of what \a steps have made. Pure.
OwnObjects withOwner(OwnObjects objects, const QList<MigrationStep> &steps);

//! \a steps of our own history, of which those are MigrationState::Gone that are recorded as applied and lack something
//! that can be made again: the reading index, one of its indexes, an extension, the triggers that keep the reading
//! index and the history, or anything else in the schema catalpa. The first of those that lack the latter has what
//! makes it again as its mending. Pure.
QList<MigrationStep> withLosses(QList<MigrationStep> steps, const OwnObjects &objects);

} // namespace catalpa::migrate
