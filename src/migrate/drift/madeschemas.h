// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/bundle.h"

#include <QtCore/QStringList>

namespace catalpa::migrate {

//! The schemas of \a bundles, and behind them those that the files of folders make with CREATE SCHEMA. Pure.
QStringList schemasOf(const QList<Bundle> &bundles);

} // namespace catalpa::migrate
