// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/record.h"

#include <QtCore/QHash>

namespace catalpa::ui {

//! What a record says, field by field, for people.
QHash<exchange::Field, QString> textsOf(const exchange::ExchangeRecord &record);
//! The same as lines, "Publisher: Aventinum", with the record's problems below.
QString recordText(const exchange::ExchangeRecord &record);

} // namespace catalpa::ui
