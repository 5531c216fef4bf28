// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"

#include <QtCore/QStringView>

#include <optional>

namespace catalpa::serve {

//! What JavaScript's parseInt(text) makes of a text, where it fits into a column of the type integer: "12abc" is 12,
//! " 7" is 7, "0x1f" is 31, "1e3" is 1. Nothing for NaN and for what Prisma cannot put into such a column.
std::optional<qint64> parseInt(QStringView text);

//! A number of a record as it stands in an address of our own: digits and nothing else, up to 2147483647.
std::optional<qint64> recordNumber(QStringView text);

} // namespace catalpa::serve
