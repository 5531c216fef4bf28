// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace catalpa::exchange {

//! What separates the parts of a record in ISO 2709.
namespace iso2709 {
inline constexpr char recordEnd = '\x1D';
inline constexpr char fieldEnd = '\x1E';
inline constexpr char delimiter = '\x1F'; //!< Before the code of a subfield.
inline constexpr qsizetype leaderSize = 24;
inline constexpr qsizetype largestField = 9999; //!< In bytes, with the indicators and the end.
inline constexpr qsizetype largestRecord = 99999;
} // namespace iso2709

//! A field as it stands in the file.
struct RawField {
    QByteArray tag;
    QByteArray data; //!< Without the end of the field.
};

//! A record as it stands in the file.
struct RawMarc {
    QByteArray leader;
    QList<RawField> fields;
    bool isRepaired = false; //!< The directory was wrong: the fields were found by what separates them.
    bool isPartial = false; //!< There were more tags than fields, or more fields than tags.
};

//! The record in \a bytes, without or with its end. The directory is believed where it points to whole fields, and else
//! only for the order of the tags. Nothing where there is no directory.
std::optional<RawMarc> parsedIso2709(QByteArrayView bytes);

//! The bytes of a record, with its end; nothing where it is larger than the format allows. Positions in the leader that
//! hold lengths are filled in.
std::optional<QByteArray> iso2709Bytes(const RawMarc &record);

} // namespace catalpa::exchange
