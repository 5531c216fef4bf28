// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/format.h"

namespace catalpa::exchange {

//! What a file seems to be. People may change each of it before it is read.
struct Recognition {
    Format format = Format::Unknown; //!< One of readableFormats(), or Unknown.
    //! "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", or what else a Decoder knows. Empty for MARC, whose records say
    //! it themselves; where one is given, it is that of every record.
    QByteArray encoding;
    char delimiter = ','; //!< Of a table: a comma, a semicolon, a tabulator or a bar.
    bool isEncodingGuessed = false; //!< By what looks like words; nothing in the file says it.
    bool isEncodingDoubtful =
        false; //!< And the words look hardly like any, or nearly as much like those of another one.
    QByteArray otherEncoding{}; //!< That one, where there is one.

    bool operator==(const Recognition &) const = default;
};

//! The bytes of a file's beginning that recognise() wants to see; fewer when it has no more.
inline constexpr qsizetype recognisedBytes = 64 * 1024;

//! What a file is by its first bytes; its name decides only where they do not. Never fails.
Recognition recognise(QByteArrayView head, const QString &fileName);

} // namespace catalpa::exchange
