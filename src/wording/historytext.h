// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/history/historyentry.h"

namespace catalpa {

//! Date and time to the minute, in the user's locale and time zone.
QString whenText(const QDateTime &at);
//! "anna with Catalpa", or "anna" where the program said no name.
QString whoText(const QString &role, const QString &program);
//! A column of authors or books for people, such as "Country"; one that is not known here in its own words.
QString fieldText(const QString &field);
//! "Country: Austria → Czechia", in one line.
QString changeText(const RecordedChange &change);
//! What was done, where it was not a change: "Added".
QString whatText(const HistoryEntry &entry);
//! "Karel Čapek, with 2 books", or "R.U.R., by Karel Čapek".
QString deletedText(const DeletedRecord &record);
//! What came back, as a sentence.
QString restoredText(const DeletedRecord &record, const RestoreReport &report);
//! What keeps a batch from being taken back, as a sentence.
QString obstacleText(const BatchObstacle &obstacle);
//! One a line, the first \a most.
QString obstaclesText(const QList<BatchObstacle> &obstacles, qsizetype most = 20);
//! That the answer to a change was lost, and that it is asked again whether it was done.
QString askedAgainText();
//! Whether a batch was taken back: ErrorKind::Conflict, with a sentence, when something kept it from that.
Result<> allTakenBack(const Result<QList<BatchObstacle>> &obstacles);

} // namespace catalpa
