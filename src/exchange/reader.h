// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

#include <variant>

namespace catalpa::exchange {

//! A place in the file from which no record could be made.
struct ReadProblem {
    qint64 number; //!< Of the record, from 1; records that could be read are counted with it.
    qint64 line; //!< Where it begins, from 1; 0 in formats without lines.
    QString message; //!< A sentence for the librarian.
    bool endsReading = false; //!< What is behind it cannot be read.

    bool operator==(const ReadProblem &) const = default;
};

struct EndOfRecords {
    bool operator==(const EndOfRecords &) const = default;
};

using ReadItem = std::variant<ExchangeRecord, ReadProblem, EndOfRecords>;

//! The size in bytes that no record and no line may exceed; larger ones are problems and are passed over.
inline constexpr qsizetype largestRecord = 1024 * 1024;

//! Reads the records of a file one after another. Memory does not grow with the file. Each record has been through
//! tidiedRecord() and has a title; what is damaged is a problem, behind which reading goes on. Between two calls it may
//! be left at any time. Not thread-safe; reads the device in the thread that calls.
class RecordReader {
    Q_DISABLE_COPY_MOVE(RecordReader)

public:
    virtual ~RecordReader() = default;

    //! A sentence about the file as a whole, for the problems of its first record.
    void setNote(const QString &note) { m_note = note; }
    //! What comes next; EndOfRecords again and again once it has come. A device that fails is a problem and the end.
    ReadItem next();

    virtual qint64 bytesRead() const = 0; //!< Of the device, for who shows how far it is.

protected:
    RecordReader() = default;

    struct Bad {
        QString message;
        qint64 line = 0;
        bool isLast = false; //!< Nothing can be read behind it.
    };
    using Found = std::variant<ExchangeRecord, Bad, EndOfRecords>;

    //! The next one as the file has it.
    virtual Found find() = 0;
    //! What is said once of columns, tags and the like by their names.
    static QString untakenNote(const QStringList &names);
    //! What there is when a source has come to its end: that, or the error of its device.
    static Found endOf(const QString &error);

private:
    QString m_note;
    qint64 m_number = 0;
    bool m_ended = false;
};

} // namespace catalpa::exchange
