// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcrecord.h"

QT_BEGIN_NAMESPACE
class QJsonObject;
class QXmlStreamReader;
class QXmlStreamWriter;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! The record in the <record> of MARCXML that has begun, without those of its elements that are not MARC's. Prefixes
//! need no declaration.
MarcRecord marcOfXml(QXmlStreamReader &xml);

//! The record of an object of MARC in JSON; what is not as it should be is left out.
MarcRecord marcOfJson(const QJsonObject &object);

//! Writes the record as an element <record>, without its namespace.
void writeMarcXml(QXmlStreamWriter &xml, const MarcRecord &marc);

} // namespace catalpa::exchange
