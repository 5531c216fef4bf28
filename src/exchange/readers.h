// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/reader.h"
#include "exchange/recognition.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! The cells of the first row of a table, for mappingFor(). Reads from the beginning, where the device has to be, and
//! goes back there.
QStringList firstRow(QIODevice &device, const Recognition &recognition);

//! The first rows of a table, at most so many. Reads from where the device is.
QList<QStringList> firstRows(QIODevice &device, const Recognition &recognition, qsizetype most);

//! The reader for what a file was recognised as, or for what people made of that; null for Format::Unknown and those
//! that are only written. \a mapping: of a table. The device stays with who has it, and has to be open and at the
//! beginning; for XLSX it has to be one that can seek.
std::unique_ptr<RecordReader> makeReader(QIODevice &device, const Recognition &recognition,
                                         const ColumnMapping &mapping = {});

} // namespace catalpa::exchange
