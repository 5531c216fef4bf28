// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! A name or title for a sentence: in quotation marks, and cut with an ellipsis where it is very long.
QString quotedName(const QString &name);

} // namespace catalpa
