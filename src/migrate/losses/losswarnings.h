// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/losses/ownobjects.h"

namespace catalpa::migrate {

//! What should be known of \a steps, as withLosses() gave them, as sentences. Pure.
QStringList warnings(const QList<MigrationStep> &steps, const OwnObjects &objects);

//! The first \a most of \a names, and how many more there are. Pure.
QString firstOf(const QStringList &names, qsizetype most);

} // namespace catalpa::migrate
