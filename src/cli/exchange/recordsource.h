// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/readers.h"

#include "base/result.h"

#include <QtCore/QFile>

namespace catalpa::cli {

//! What a person says of a file; the rest is found out.
struct FileWishes {
    QString path;
    exchange::Format format = exchange::Format::Unknown; //!< Unknown: by what is in it.
    //! Names of columns, or their numbers from 1, and what they hold.
    QList<std::pair<QString, exchange::Field>> columns{};
};

//! The wishes for columns in "column=field,…"; ErrorKind::Invalid, with a sentence, where they are none.
Result<QList<std::pair<QString, exchange::Field>>> columnsFrom(const QString &typed);

//! A file with its reader.
struct RecordSource {
    std::unique_ptr<QFile> file;
    exchange::Format format;
    std::unique_ptr<exchange::RecordReader> reader;
};

//! Opens a regular file. ErrorKind::Missing, Rights or Invalid with a sentence when there is none, or none that can be
//! read. Blocks.
Result<RecordSource> openSource(const FileWishes &wishes);

} // namespace catalpa::cli
