// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QString>

namespace catalpa {

//! What stands behind the timestamp in the name of a new migration's folder: \a name in lower case from a to z and
//! digits, with one underscore for everything between words. ErrorKind::Invalid with a sentence when nothing is left of
//! it, or more than the 200 characters that Prisma allows. Pure.
Result<QString> migrationSlug(const QString &name);

} // namespace catalpa
