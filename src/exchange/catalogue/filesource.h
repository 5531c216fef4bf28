// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/readers.h"

#include "base/result.h"

#include <QtCore/QFile>

#include <optional>

namespace catalpa::exchange {

//! What a person says of a file; the rest is found out.
struct FileWishes {
    QString path;
    Format format = Format::Unknown; //!< Unknown: by what is in it.
    QByteArray encoding{}; //!< See Recognition; empty: by what is in it.
    char delimiter = 0; //!< Of a table; 0: by what is in it.
    std::optional<ColumnMapping> mapping{}; //!< Of a table; nothing: by the names of its columns.
    //! Names of columns, or their numbers from 1, and what they hold; instead of what the mapping says.
    QList<std::pair<QString, Field>> columns{};
    std::optional<bool>
        hasHeader{}; //!< Of a table, whether its first row names the columns; nothing: by what it holds.
    QString withoutAuthor{}; //!< Under whose name records are taken that name nobody; empty: they are not taken.

    bool operator==(const FileWishes &) const = default;
};

//! A file with its reader.
struct RecordSource {
    std::unique_ptr<QFile> file;
    Recognition recognition;
    QStringList header; //!< Of a table, the cells of its first row.
    ColumnMapping mapping; //!< Of a table.
    std::unique_ptr<RecordReader> reader;
};

//! Tables have columns, which can be mapped.
bool isTable(Format format);

//! Opens a regular file. ErrorKind::Missing, Rights or Invalid with a sentence when there is none, or none that can be
//! read. Blocks; not for the GUI's thread.
Result<RecordSource> openSource(const FileWishes &wishes);

//! ErrorKind::Invalid with a sentence for a table of which no column is known to hold titles.
Result<> checkColumns(const RecordSource &source);

} // namespace catalpa::exchange
