// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

QT_BEGIN_NAMESPACE
class QXmlStreamReader;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! What an element <mods> says (https://www.loc.gov/standards/mods/), for XmlRecordReader.
ExchangeRecord recordOfMods(QXmlStreamReader &xml);

} // namespace catalpa::exchange
