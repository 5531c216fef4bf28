// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/transferprogress.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::transfer {
namespace {

constexpr qint64 quietMilliseconds = 150;
constexpr qint64 quietRecords = 10'000;

} // namespace

void TransferSteps::enter(TransferProgress::Stage stage, qint64 total)
{
    m_now = {.stage = stage, .done = 0, .total = total};
    tell();
}

void TransferSteps::add(qint64 records)
{
    m_now.done += records;
    if (m_quiet.hasExpired(quietMilliseconds) || m_now.done - m_told >= quietRecords)
        tell();
}

void TransferSteps::reach(qint64 done, qint64 total)
{
    m_now.done = done;
    m_now.total = total;
    tell();
}

void TransferSteps::tell()
{
    m_quiet.start();
    m_told = m_now.done;
    if (m_progress)
        m_progress(m_now);
}

Result<> beginSnapshot(db::Transaction &transaction)
{
    const auto begun = transaction.beginWith("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "
                                             "SET LOCAL datestyle = 'ISO'; SET LOCAL statement_timeout = 0; "
                                             "SET LOCAL idle_in_transaction_session_timeout = 0");
    if (!begun)
        return passOn(begun);
    return {};
}

Result<db::Rows> beginWriting(db::Transaction &transaction, const QByteArray &then)
{
    const auto begun = transaction.beginWith("BEGIN; SET LOCAL datestyle = 'ISO'; SET LOCAL statement_timeout = 0; "
                                             "SET LOCAL idle_in_transaction_session_timeout = 0; "
                                             "SET LOCAL lock_timeout = '10s'; "
                                             + then);
    if (!begun)
        return passOn(begun);
    return *begun;
}

Error told(const Error &error)
{
    if (error.sql().sqlState == "22021"_L1 || error.sql().sqlState == "22P05"_L1) {
        return {ErrorKind::Invalid,
                Text::tr("Some text has characters that the database cannot write or read in UTF-8, so nothing "
                         "was carried. Its encoding has to be put in order first."),
                error.detail};
    }
    if (error.sql().sqlState == "53100"_L1 || error.sql().sqlState == "54000"_L1) {
        return {ErrorKind::Exhausted,
                Text::tr("The database has no space left. What was brought last was taken back; make room, and "
                         "try again."),
                error.detail};
    }
    if (error.sql().sqlState.startsWith("22"_L1) || error.sql().sqlState.startsWith("23"_L1)) {
        return {ErrorKind::Invalid,
                Text::tr("The database refuses some of these records, so they were taken back. The reason stands "
                         "under Details."),
                error.detail};
    }
    return error;
}

} // namespace catalpa::transfer
