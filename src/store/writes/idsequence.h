// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

namespace catalpa::store {

//! What a table means whose column id has no sequence.
Failure notNumbered();

//! Each number that was tried has been taken meanwhile.
Failure numbersAreTaken();

//! A rule of the database leaves the record out without an error.
Failure recordKeptOut();

//! Whether no record has this number. Where row-level security may hide one, that is not taken for granted unless
//! \a isHiddenToo.
Result<bool> isFree(db::Session &session, const char *table, qint64 id, bool isHiddenToo);

//! Draws the next number for \a table (such as "public.authors") from the sequence of its column id.
Result<qint64> nextId(db::Session &session, const char *table);

//! The same when \a taken turned out to be in use: records that were copied in with their numbers leave the sequence
//! behind. The number after the highest one, to which the sequence is set so that other programs can add again, too;
//! where that one is near the end of all numbers, the first free one after \a taken. ErrorKind::Exhausted when there is
//! none. Takes the same time however sparse the numbers are.
Result<qint64> nextFreeId(db::Session &session, const char *table, qint64 taken);

} // namespace catalpa::store
