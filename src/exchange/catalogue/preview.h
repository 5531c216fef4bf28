// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/filesource.h"

namespace catalpa::exchange {

//! What a file seems to be, and its first records as they would be.
struct FilePreview {
    qint64 size = 0; //!< Bytes.
    Recognition recognition;
    QStringList header; //!< Of a table, the cells of its first row.
    QStringList example; //!< Of a table, the first cell of each column that is not empty, below the first row.
    ColumnMapping mapping; //!< Of a table.
    QList<ReadItem> items; //!< Records and problems.
};

//! The records that a preview has, at most.
inline constexpr qsizetype previewedRecords = 50;

//! Reads the beginning of a file, four megabytes at most but for a workbook. Errors as those of openSource(), and
//! ErrorKind::Invalid for an empty file. Blocks; not for the GUI's thread.
Result<FilePreview> readPreview(const FileWishes &wishes);

} // namespace catalpa::exchange
