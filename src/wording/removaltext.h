// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/removal.h"

#include <QtCore/QStringList>

namespace catalpa {

//! The first names of a longer list: "“A”, “B” and 12 more".
QString firstNames(const QStringList &names);
QStringList namesOf(const RemovedRecords &records); //!< Of the authors, or of the books where there are only books.

//! What is deleted, to begin a sentence with: "“Karel Čapek” and 5 books".
QString removalSubject(const RemovedRecords &records);
//! Whether it can be undone.
QString undoText(const RemovedRecords &records);
//! What undo does not bring back: what the database deletes or empties by itself, and values that nothing keeps; empty
//! where there is nothing.
QString alongsideText(const RemovedRecords &records);
//! "“Karel Čapek” and 5 books were deleted."
QString removedText(const RemovedRecords &records);
//! "“Karel Čapek” and 5 books are back." \a books of them came back, where they had gone to another author.
QString restoredText(const RemovedRecords &records, qint64 books);

} // namespace catalpa
