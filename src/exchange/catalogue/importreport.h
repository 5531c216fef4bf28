// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "exchange/catalogue/bookrecord.h"

#include <QtCore/QMap>

#include <optional>

namespace catalpa::exchange {

//! A sentence about a record of the file.
struct Remark {
    qint64 record; //!< From 1.
    QString reason;

    bool operator==(const Remark &) const = default;
};

//! Remarks: how many, and the first thousand of them.
struct Remarks {
    static constexpr qsizetype mostKept = 1'000;

    qint64 count = 0;
    QList<Remark> kept;

    void add(qint64 record, const QString &reason)
    {
        ++count;
        if (kept.size() < mostKept)
            kept += {record, reason};
    }
};

//! What an import finds and does.
struct ImportReport {
    static constexpr qsizetype mostShown = 10;

    Format format = Format::Unknown;
    bool isDry = false; //!< Nothing is to be written.
    bool addsDoubles = false;
    bool canBeTakenBack = false;
    QString batch{}; //!< A UUID, by which the history knows what was added.
    qint64 records = 0; //!< That were read, whole or not.
    qint64 unchanged = 0; //!< That are there already, or repeat an earlier record.
    qint64 repeated = 0; //!< Of these, the latter.
    QList<qint64> known{}; //!< The first of them, as many as are kept of remarks: records from 1.
    qint64 doubles = 0;
    qint64 nameless = 0; //!< Records that name no author, taken or not.
    qint64 fresh = 0; //!< Books that are new.
    qint64 freshAuthors = 0;
    qint64 writtenBooks = 0;
    qint64 writtenAuthors = 0;
    qint64 fuller = 0; //!< Records that hold more than this catalogue can.
    QMap<Field, qint64> leftOut{}; //!< In how many records.
    QList<IncomingBook> shown{}; //!< The first ones that are new.
    Remarks resembling{}; //!< Of doubles: what they resemble.
    Remarks problems{}; //!< Of records that are not taken.
    Remarks notes{}; //!< Of records that are.
    bool isStopped = false; //!< By a person, before the end of the file.
    std::optional<Error> error{}; //!< What ended it before the end of the file.
};

//! What is said of single records, as a table in CSV for a spreadsheet: the record's number, what became of it, why.
QByteArray remarksAsCsv(const ImportReport &report);

} // namespace catalpa::exchange
