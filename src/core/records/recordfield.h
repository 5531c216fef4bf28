// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa {

//! A field of an author or of a book that people change.
enum class RecordField { Name, Biography, Country, SortName, Title, Author, SortTitle };

} // namespace catalpa
