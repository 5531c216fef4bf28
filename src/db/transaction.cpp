// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/transaction.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::db {

Transaction::~Transaction()
{
    rollBack();
}

void Transaction::rollBack()
{
    if (!std::exchange(m_open, false))
        return;
    // Also after an interrupt: that must not keep the rollback from being sent.
    if (m_session.isOpen() && !m_session.rollBack())
        m_session.close();
    m_session.setMayConnect(true);
}

Result<> Transaction::begin(QByteArrayView statement)
{
    return m_session.run(statement).map([this](const Rows &) {
        m_open = true;
        m_session.setMayConnect(false);
    });
}

Result<Rows> Transaction::beginWith(const QByteArray &statements)
{
    auto rows = m_session.runTogether(statements);
    m_open = m_session.inTransaction();
    m_session.setMayConnect(!m_open);
    if (!rows && rows.error().kind == ErrorKind::OutcomeUnknown)
        return failure(linkEnded(rows.error().detail));
    return rows;
}

Result<> Transaction::commitBy(const std::function<Result<>()> &last)
{
    const auto done = last();
    m_open = m_session.inTransaction();
    m_session.setMayConnect(!m_open);
    return done;
}

Result<> Transaction::commit()
{
    const bool failed = m_session.inFailedTransaction();
    const auto committed = m_session.run("COMMIT");
    m_open = m_session.inTransaction(); // An interrupt can keep the COMMIT from being sent.
    m_session.setMayConnect(!m_open);
    if (!committed)
        return passOn(committed);
    if (failed) {
        return failure(ErrorKind::Unexpected, Text::tr("Nothing was saved, because a part of it had failed."),
                       u"COMMIT of a failed transaction"_s);
    }
    return {};
}

} // namespace catalpa::db
