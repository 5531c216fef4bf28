// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migrationdraft.h"

namespace catalpa {

//! Which of \a steps are in dispute, a sentence for each kind, with a way out that loses nothing; that for failed ones
//! is \a wayOutOfFailure, a sentence. Empty when there are none.
QStringList disputeText(const QList<MigrationStep> &steps, const QString &wayOutOfFailure);

//! What holds \a draft up, with ways out that lose nothing, in paragraphs; empty when nothing does.
QString heldUpText(const MigrationDraft &draft);
//! The same in one sentence.
QString heldUpSummary(const MigrationDraft &draft);

//! What \a draft loses and cannot do in this very database, and what the person can do about it, line by line; empty
//! when there is nothing of that.
QString lossText(const MigrationDraft &draft);
//! How many of the folder's migrations are applied before it, and what could not be compared; may be empty.
QString besideText(const MigrationDraft &draft);
//! That there is nothing to write, and whether something waits.
QString nothingToWriteText(const MigrationDraft &draft);

} // namespace catalpa
