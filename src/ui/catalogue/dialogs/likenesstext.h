// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/dialogs/namesakes.h"

namespace catalpa::ui {

bool hasNamesakes(const Likeness &likeness);
//! That the author of this name is new, and who is like it.
QString newAuthorText(const QString &name, const Likeness &likeness);
//! The only one who is like it, or empty.
QString likeliest(const Likeness &likeness);

} // namespace catalpa::ui
