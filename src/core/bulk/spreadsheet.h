// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QStringList>

namespace catalpa {

//! Cells that can be pasted at once.
inline constexpr qsizetype mostPastedCells = 50'000;

//! The cells of a text from a spreadsheet: lines of cells with tabs between them. A cell in quotation marks may hold
//! line ends, tabs and doubled quotation marks; other quotation marks stand for themselves. ErrorKind::Invalid with a
//! sentence when there are too many.
Result<QList<QStringList>> cellsFrom(const QString &text);

} // namespace catalpa
