// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! The record that the cells of a row make; cells without a column are left out.
ExchangeRecord recordOf(const QStringList &cells, const QList<Column> &columns);

//! "isbn:0306406152" as an identifier; one without a scheme that is known is kept with it.
Identifier identifierFrom(const QString &text);
//! The identifier with its scheme: "doi:10.1000/1".
QString schemed(const Identifier &identifier);

} // namespace catalpa::exchange
