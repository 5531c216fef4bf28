// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historyentry.h"
#include "core/records/detailkind.h"
#include "db/session.h"

namespace catalpa::store {

//! SQL for the table of \a kind: 'public.authors' or 'public.books'.
QByteArray placeOf(RecordRef::Kind kind);
//! A column as the program calls it: "catalpa.sort_name" is "sort_name".
QString fieldCalled(const QString &column);
//! The detail of a record of that kind that the program calls so.
std::optional<DetailDescription> detailCalled(RecordRef::Kind kind, const QString &field);

//! See RecordHistory::timeline().
Result<Timeline> readTimeline(db::Session &session, const RecordRef &record, qint64 before);

} // namespace catalpa::store
