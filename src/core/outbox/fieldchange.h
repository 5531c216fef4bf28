// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"
#include "core/records/recordfield.h"

#include <QtCore/QList>

namespace catalpa {

// Edits field by field, for whoever tells of them or decides about them. Pure.

//! What an edit does to one field; a book's author by name. Of something new, from is nothing.
struct FieldChange {
    RecordField field{};
    std::optional<QString> from;
    std::optional<QString> to;

    bool operator==(const FieldChange &) const = default;
};
QList<FieldChange> fieldChanges(const Edit &edit);

//! A field that somebody else has changed, to something else than the edit wants.
struct FieldConflict {
    RecordField field{};
    std::optional<QString> was;
    std::optional<QString> theirs;
    std::optional<QString> mine;

    bool operator==(const FieldConflict &) const = default;
};
//! None where \a now is not known, or another record.
QList<FieldConflict> conflicts(const Edit &edit, const CurrentRecord &now);

//! The edit without one of its fields.
Edit without(const Edit &edit, RecordField field);
//! The edit with one of its fields put on what the record holds now.
Edit onTopOf(const CurrentRecord &now, const Edit &edit, RecordField field);
//! The same for all of its fields, without those that the record holds already.
Edit onTopOf(const CurrentRecord &now, const Edit &edit);
//! That, where nobody has to be asked: others have changed its fields only to what it wants too. Nothing where a field
//! is in conflict, or where the edit would stay as it is.
std::optional<Edit> mergedWith(const CurrentRecord &now, const Edit &edit);
//! The edit with another wanted value for one field. Not for a book's author.
Edit wanting(const Edit &edit, RecordField field, const QString &typed);

//! The edit without fields that it leaves as they are.
Edit withoutIdle(const Edit &edit);
//! The edit as the database has carried it out, where a trigger or a rule of its own has made something else of it.
Edit asStored(const Edit &edit, const CurrentRecord &saved);
//! Fields of which the database has made something else than was wanted: from what was wanted to what is stored.
QList<FieldChange> alterations(const Edit &wanted, const Edit &stored);
//! Fields, other than those of the edit and what is filed by rules, that differ between a record as it was shown
//! before and as it was saved. None where one of both is not known.
QList<RecordField> changedBeside(const Edit &edit, const CurrentRecord &before, const CurrentRecord &saved);
//! What undoes a change; nothing for something new.
std::optional<Edit> inverse(const Edit &edit);

} // namespace catalpa
