// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/reader.h"
#include "exchange/recognition.h"
#include "exchange/writer.h"

namespace catalpa::test {

//! What a file came to.
struct ReadFile {
    QList<exchange::ExchangeRecord> records;
    QList<exchange::ReadProblem> problems;
};

//! Reads bytes as people would: recognised by their beginning and the name, mapped by their header.
ReadFile readBytes(const QByteArray &bytes, const QString &fileName = {});
//! The same, as a format that is said.
ReadFile readAs(const QByteArray &bytes, const exchange::Recognition &recognition);
//! Only where there is just one record.
exchange::ExchangeRecord onlyRecord(const QByteArray &bytes, const QString &fileName = {});

//! As the system writes a text in an encoding.
QByteArray encoded(const QString &text, const QString &encoding);

//! An archive of parts, not packed, such as a workbook is one.
QByteArray archiveOf(const QList<std::pair<QByteArray, QByteArray>> &parts);

//! A file of tests/exchange/data.
QByteArray testData(const QString &name);

//! A whole file with these records. \a losses: what the writer said that it had no room for.
struct WrittenFile {
    QByteArray bytes;
    QStringList losses;
};
WrittenFile written(const QList<exchange::ExchangeRecord> &records, exchange::Format format,
                    const exchange::WriteOptions &options = {});

//! Records with every field filled, out of texts that mean harm: quotation marks, line ends, braces, backslashes,
//! formulas, marks that combine, other scripts and directions. The same ones each time.
QList<exchange::ExchangeRecord> hostileRecords(int count);

//! A text that shows where two lists of records differ first; empty where they do not.
QString firstDifference(const QList<exchange::ExchangeRecord> &left, const QList<exchange::ExchangeRecord> &right);

} // namespace catalpa::test
