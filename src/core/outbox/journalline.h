// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/journal.h"

namespace catalpa {

//! Lines of a journal. Each ends with a line feed and is "<length> <checksum> <JSON>", both in hexadecimal: length of
//! the JSON in bytes, and the first 64 bits of its SHA-256. Pure.
QByteArray addingLine(const JournalRecord &record);
QByteArray strikingLine(const QUuid &token);

//! What a file says: the edits that are not struck in \a content.records, and the lines that cannot be read.
struct JournalLines {
    QList<JournalRecord> records;
    QByteArrayList unreadable;
};
//! Ends early, with what was read so far, once \a stop is true.
JournalLines readJournal(const QByteArray &bytes, const std::atomic_bool &stop);

} // namespace catalpa
