// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

#include <QtCore/QJsonObject>

namespace catalpa::exchange {

//! What an item of CSL-JSON says (https://github.com/citation-style-language/schema).
ExchangeRecord recordOfCsl(const QJsonObject &item);

//! The variables of an item that are not taken.
QStringList untakenVariables(const QJsonObject &item);

//! The item for a record. What CSL has no variable for stands in "custom", so that nothing is lost.
QJsonObject cslOf(const ExchangeRecord &record, const QString &id);

} // namespace catalpa::exchange
