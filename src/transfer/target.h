// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/manifest.h"
#include "transfer/transferprogress.h"

namespace catalpa::transfer {

//! What a database that is to receive a catalogue holds.
enum class TargetState {
    Bare, //!< No table of ours, and no other.
    EmptyCatalogue, //!< The tables, without a row.
    Holding, //!< Authors or books.
};

//! Looks at a database, and changes nothing. The error says why no catalogue can go there: its encoding, an old server,
//! tables of somebody else, no writing.
Result<TargetState> lookAtTarget(db::Session &session);

//! Removes what an earlier catalogue has left beside tables that are empty now, as far as the owner asks for it.
Result<> removeLeftovers(db::Session &session);

//! Applies those of the shared migrations that the tables of \a manifest need, unless the tables have its columns
//! already.
Result<> makeTables(db::Session &session, const Manifest &manifest, TransferSteps &steps);

//! Applies those of our own migrations that \a manifest has; they come after the rows, because indexes are made many
//! times quicker at once. What went wrong with them is added to \a notes: a catalogue works without.
Result<> makeIndexes(db::Session &session, const Manifest &manifest, TransferSteps &steps, QStringList &notes);

//! Compares all tables with \a manifest; ErrorKind::Unexpected when something is not the same.
Result<> compare(db::Session &session, const QList<TableContents> &tables);

//! Keeps others from adding authors and books until the transaction ends.
QByteArray lockStatement();

//! Has the reading index, where there is one, take over what has come, \a rows at most. What stays behind is taken over
//! when it is read.
void catchUp(db::Session &session, qint64 rows);

//! Tells the planner how much has come.
void analyse(db::Session &session);

} // namespace catalpa::transfer
