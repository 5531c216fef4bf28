// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

QT_BEGIN_NAMESPACE
class QXmlStreamReader;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! What an element <dc> of simple Dublin Core says, for XmlRecordReader.
ExchangeRecord recordOfDublinCore(QXmlStreamReader &xml);

} // namespace catalpa::exchange
