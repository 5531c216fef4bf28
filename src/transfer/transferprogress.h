// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"
#include "db/transaction.h"

#include <QtCore/QElapsedTimer>

namespace catalpa::transfer {

//! Tells how far the work is, a few times a second and at every new stage.
class TransferSteps final {
public:
    explicit TransferSteps(Transfer::Progress progress)
        : m_progress(std::move(progress))
    {
    }

    void enter(TransferProgress::Stage stage, qint64 total = 0);
    void add(qint64 records);
    //! In the stage that it is in.
    void reach(qint64 done, qint64 total);

private:
    void tell();

    Transfer::Progress m_progress;
    TransferProgress m_now;
    QElapsedTimer m_quiet; //!< Since something was last told.
    qint64 m_told = 0;
};

//! A look at a database that does not change while it lasts, and that writes nothing. Dates are written alike for every
//! server.
Result<> beginSnapshot(db::Transaction &transaction);
//! A transaction for bringing rows, with the same form of dates; the rows of the last of the statements that \a then
//! holds come in the same round trip.
Result<db::Rows> beginWriting(db::Transaction &transaction, const QByteArray &then = {});

//! An error that is told where rows are read or brought, in words that fit.
Error told(const Error &error);

} // namespace catalpa::transfer
