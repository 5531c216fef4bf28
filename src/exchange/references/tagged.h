// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

struct TaggedField {
    QString tag; //!< Two characters in RIS, one in EndNote.
    QString value;
};

//! What the lines of a record say, in RIS (https://en.wikipedia.org/wiki/RIS_(file_format)) and in EndNote.
ExchangeRecord recordOfRis(const QList<TaggedField> &fields);
ExchangeRecord recordOfEndNote(const QList<TaggedField> &fields);

//! Whether something is made of the lines with a tag, or nothing is in them but what a record is to the file.
bool isRisTag(const QString &tag);
bool isEndNoteTag(const QString &tag);

//! The lines of RIS for a record, from TY to ER.
QList<TaggedField> risOf(const ExchangeRecord &record);

} // namespace catalpa::exchange
