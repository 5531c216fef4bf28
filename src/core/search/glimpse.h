// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchpattern.h"

namespace catalpa {

//! What stands around the first place in \a text that \a terms have found, in one line of about 80 characters; empty
//! when they have found nothing in its first five thousand.
QString glimpseOf(const QString &text, const QList<SearchTerm> &terms);

} // namespace catalpa
