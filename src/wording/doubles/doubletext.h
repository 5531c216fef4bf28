// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/doubles/merge.h"
#include "core/doubles/proposeddoubles.h"

namespace catalpa {

//! Why two records are probably one: "The same name".
QString reasonText(const DoubleReason &reason);
//! All reasons in one line.
QString reasonsText(const ProposedDouble &pair);
//! "Karel Čapek (2 books)", or "Krakatit, by Karel Čapek".
QString oneCalled(RecordRef::Kind kind, const ProposedDouble &pair);
QString otherCalled(RecordRef::Kind kind, const ProposedDouble &pair);
//! "K. Čapek is now Karel Čapek. 2 books went over."
QString mergedText(const QString &kept, const QString &gone, const MergeReport &report);
//! What is said when it is recorded that two records are not the same.
QString partedText();
//! "K. Čapek into Karel Čapek"
QString mergeText(const EarlierMerge &merge);
//! How many pairs there are to decide.
QString countText(const ProposedDoubles &doubles);
//! That more than mostDoubles were found, or nothing.
QString cutText(const ProposedDoubles &doubles);

} // namespace catalpa
