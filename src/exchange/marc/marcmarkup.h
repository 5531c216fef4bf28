// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "exchange/marc/marcrecord.h"

QT_BEGIN_NAMESPACE
class QJsonObject;
class QXmlStreamWriter;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! The record in a <record> of MARCXML; the error's detail says what is wrong with it. Prefixes need no declaration.
Result<MarcRecord> marcOfXml(const QString &element);

//! The record of an object of MARC in JSON; what is not as it should be is left out.
MarcRecord marcOfJson(const QJsonObject &object);

//! Writes the record as an element <record>, without its namespace.
void writeMarcXml(QXmlStreamWriter &xml, const MarcRecord &marc);

//! A text without what XML 1.0 cannot hold.
QString xmlText(const QString &text);

} // namespace catalpa::exchange
