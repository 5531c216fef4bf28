// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/records/edit.h"
#include "core/records/recordfield.h"

namespace catalpa {

//! For people.
QString titleOf(RecordField field);
//! True when the field may be empty.
bool mayBeCleared(RecordField field);

//! Texts of authors, or of books, that the catalogue has a place for and the role may change.
QList<RecordField> changeableFields(bool ofBooks, const CatalogueCapabilities &capabilities);

//! What is recorded in a field; empty for nothing.
QString textOf(const Author &author, RecordField field);
QString textOf(const Book &book, RecordField field);

//! Adds to an edit of the record what changes a field to what was typed, tidied as in a cell; nothing when that stands
//! there already. Who wrote a book is no text, see changeAuthor().
void change(AuthorEdit &edit, const Author &author, RecordField field, const QString &typed);
void change(BookEdit &edit, const Book &book, RecordField field, const QString &typed);
void changeAuthor(BookEdit &edit, const Book &book, const Author &author);

//! An author of whom nothing else is known.
Author authorNamed(Id<Author> id, const QString &name);

} // namespace catalpa
