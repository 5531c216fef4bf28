// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/fieldchange.h"

namespace catalpa {

// What people are told of edits that are on their way: in banners, in the review, and as names of what can be undone.

//! "country", as it stands in a sentence.
QString fieldName(RecordField field);
//! A value of a field in a sentence: the name of a country, one line, a dash for nothing, cut where it gets long.
QString valueText(RecordField field, const std::optional<QString> &value);
//! What the record is called; "author 12" where nobody knows.
QString recordName(const Edit &edit);
//! "country of Karel Čapek", "name and country of …", "new author Karel Čapek".
QString editName(const Edit &edit);
//! The same where it stands by itself: "Country of Karel Čapek".
QString editHeading(const Edit &edit);
//! "country of Karel Čapek: Austria → Czechia".
QString editSentence(const Edit &edit);
QString editLine(const Edit &edit); //!< The same where it stands by itself: with a capital.

//! What has become of an edit that is not saved, in a few words: "Collected", "Waits for the database".
QString editStateText(const OutboxEntry &entry);
//! "14:02", or "25 Nov 2026 14:02" for another day; \a instant is UTC.
QString madeAtText(const QDateTime &instant);
//! "3 edits of 14:02 are not saved yet."
QString leftSentence(const QList<OutboxEntry> &left);
//! What could not be read of an earlier run, with the place of the files; empty where all could.
QString unreadableSentence(int pieces, const QStringList &files);
//! Why it is so, in a sentence; empty where there is nothing to tell.
QString editReason(const OutboxEntry &entry);

//! "Country of Karel Čapek: somebody else has changed it meanwhile."
QString conflictSentence(const Edit &edit, RecordField field);
//! Why an edit cannot be recorded, with the fields of it that cannot; \a why is what was found about it.
QString unfitSentence(const Edit &edit, const QString &why);
//! Why an edit was not saved, with what it was about.
QString refusalSentence(const OutboxEntry &entry);
//! "The database has made “Čapek, K.” of “Capek” (sort name of Karel Čapek)."
QString alterationSentence(const Edit &wanted, const Edit &stored);
//! That an edit waits, while others go on, and why.
QString delaySentence(const OutboxEntry &entry);
//! The database has changed \a fields with the edit, by a rule of its own.
QString ruledSentence(const Edit &edit, const QList<RecordField> &fields);
//! Both changes are kept: somebody else has changed \a fields of the record meanwhile.
QString mergedSentence(const Edit &edit, const QList<RecordField> &fields);

} // namespace catalpa
