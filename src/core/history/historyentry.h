// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! An author or a book, by its number.
struct RecordRef {
    enum class Kind { Author, Book };

    Kind kind = Kind::Author;
    qint64 number = 0;

    bool operator==(const RecordRef &) const = default;
};

//! What was done to one column. Long texts are cut, see isCut.
struct RecordedChange {
    //! The column, or "sort_name" and "sort_title" for what a record was filed under by hand, or the key of a detail,
    //! whose several values are lines.
    QString field;
    std::optional<QString> before; //!< Absent where nothing was recorded, or was filed by the rules.
    std::optional<QString> after;
    bool isCut = false; //!< One of them is longer than it is here.

    bool operator==(const RecordedChange &) const = default;
};

//! One thing that was done, by any program.
struct HistoryEntry {
    enum class Kind {
        Begun, //!< From here on changes are recorded.
        Added,
        Restored, //!< Brought back after it had been deleted.
        Changed,
        Deleted,
        Emptied //!< The whole table at once.
    };

    qint64 id = 0;
    QDateTime at; //!< UTC, milliseconds.
    QString role; //!< Of the database.
    QString program; //!< As it called itself; may be empty.
    Kind kind = Kind::Changed;
    QList<RecordedChange> changes; //!< Of Kind::Changed. The number of an author comes with the name, if there is one.
    QString batch; //!< What was done together; empty where nobody said so.

    bool operator==(const HistoryEntry &) const = default;
};

//! Newest first.
struct Timeline {
    QList<HistoryEntry> entries;
    bool hasMore = false; //!< Older ones.

    bool operator==(const Timeline &) const = default;
};

//! A record that was deleted and has not been brought back.
struct DeletedRecord {
    RecordRef record;
    qint64 entry = 0; //!< HistoryEntry::id of its deletion.
    QString called; //!< The name or title, cut where it is very long.
    QString authorName; //!< Of a book, if that author is still there.
    qint64 books = 0; //!< That were deleted with an author; they are not listed by themselves.
    QDateTime at; //!< UTC, milliseconds.
    QString role;
    QString program;
    QString position; //!< Where the list goes on after this one.

    bool operator==(const DeletedRecord &) const = default;
};

struct Trash {
    QList<DeletedRecord> records; //!< Newest first.
    bool hasMore = false;

    bool operator==(const Trash &) const = default;
};

//! What came back with a deleted record.
struct RestoreReport {
    qint64 books = 0;
    qint64 leftOut = 0; //!< Books whose numbers have been given to others.

    bool operator==(const RestoreReport &) const = default;
};

//! Why a batch cannot be taken back.
struct BatchObstacle {
    enum class Reason {
        Changed, //!< A field, or the record, was changed later.
        Gone, //!< The record was deleted later.
        Taken, //!< The number of what the batch deleted was given to another record.
        Used, //!< The author that the batch added has books that came later.
        Hidden //!< The role may not see all records.
    };

    RecordRef record;
    Reason reason = Reason::Changed;
    QString called; //!< The name or title now; empty if it is gone.
    QString field; //!< As in RecordedChange; empty if not one field alone.
    std::optional<QString> found; //!< What the field holds now; cut where it is very long.

    bool operator==(const BatchObstacle &) const = default;
};

} // namespace catalpa
