// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/doubles/proposeddoubles.h"
#include "db/session.h"

namespace catalpa::store {

//! See DoubleStore::setDifferent().
Result<> setDifferent(db::Session &session, RecordRef::Kind kind, qint64 one, qint64 other, bool areDifferent);
//! See DoubleStore::merges().
Result<QList<EarlierMerge>> readMerges(db::Session &session, RecordRef::Kind kind);

} // namespace catalpa::store
