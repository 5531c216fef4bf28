// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcrecord.h"
#include "exchange/record.h"

#include <optional>

namespace catalpa::exchange {

//! The person or body of a field 1xx, 7xx or 720 of MARC 21; nothing for another field, or one that names a work.
std::optional<Person> personOf(const MarcField &field, bool isPunctuated);

//! The fields for people: the first heading of an author is the main entry.
QList<MarcField> fieldsOf(const QList<Person> &people);

} // namespace catalpa::exchange
