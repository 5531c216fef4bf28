// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

namespace catalpa {

//! True when the table has this field.
bool exists(SearchField field, SearchScope scope);
//! The field of a name, in English or in the reader's language; blind to case.
std::optional<SearchField> fieldNamed(const QString &typed);
//! The name of the field that was probably meant, or nothing: a title with a colon in it means none.
QString resembledField(const QString &typed, SearchScope scope);

} // namespace catalpa
