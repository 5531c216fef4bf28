// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

//! What a person has said that the columns of a table hold, for the next file with the same columns. Of a hundred sets
//! of columns, those that were used last.
namespace columnmemory {

std::optional<exchange::ColumnMapping> find(const QSettings &settings, const QStringList &header);
void keep(QSettings &settings, const QStringList &header, const exchange::ColumnMapping &mapping);

} // namespace columnmemory
} // namespace catalpa::ui
