// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/copy.h"

#include "base/text.h"

#include "db/connection/cancelrequest.h"
#include "db/errors/sessionerrors.h"
#include "platform/socketwait.h"

#include <QtCore/QCoreApplication>

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::db {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds interruptInterval{20};
constexpr std::chrono::milliseconds longestChecking = 1h; //!< Foreign keys and triggers of all rows, at the end.
constexpr qsizetype smallestPiece = 64 * 1024; //!< What is sent at once; a row alone would be a packet of its own.
constexpr qsizetype largestPiece = 1 << 20;

Error undoneWhenLost(const Error &error, bool inTransaction)
{
    return inTransaction && error.kind == ErrorKind::OutcomeUnknown ? linkEnded(error.detail) : error;
}

Error notACopy()
{
    return {ErrorKind::Unexpected, Text::tr("The database answered with an error that Catalpa does not know."),
            u"the statement is no COPY"_s};
}

} // namespace

//! The calls on the session's link that a COPY is made of.
class CopyLink final {
public:
    explicit CopyLink(Session &session)
        : m_session(session)
    {
    }

    Result<> send(QByteArrayView statement)
    {
        if (const auto ready = m_session.prepareToSend(); !ready)
            return ready;
        if (!PQsendQueryParams(handle(), statement.toByteArray().constData(), 0, nullptr, nullptr, nullptr, nullptr, 0))
            return failure(m_session.giveUp(linkEnded(QString::fromUtf8(PQerrorMessage(handle())))));
        return {};
    }

    //! Waits until the server is ready to copy. After an error the session can be used again, or is closed.
    Result<> awaitCopying(ExecStatusType wanted)
    {
        const auto until = Clock::now() + Session::usualDeadline;
        while (PQflush(handle()) > 0 || PQisBusy(handle())) {
            if (const auto waited = wait(until, PQflush(handle()) > 0); !waited)
                return failure(abort(waited.error()));
        }
        PGresult *result = PQgetResult(handle());
        const Rows owned(result);
        if (result && PQresultStatus(result) == wanted)
            return {};
        const bool refused = result && PQresultStatus(result) == PGRES_FATAL_ERROR;
        const Error error = refused ? errorFromResult(result) : notACopy();
        if (!m_session.isOpen())
            return failure(m_session.giveUp(error));
        (void)await(Session::grace);
        return failure(error);
    }

    //! One step of waiting. The error tells that somebody interrupted, or that time is up: then the session still
    //! has to be brought to an end with abort().
    Result<> wait(Clock::time_point until, bool forWriting)
    {
        if (!m_session.isOpen())
            return failure(lost());
        if (isInterrupted())
            return failure(interruption());
        const auto now = Clock::now();
        if (now >= until)
            return failure(abandonedStatement(false));
        platform::waitForSocket(PQsocket(handle()), forWriting,
                                std::min(std::chrono::ceil<Session::Milliseconds>(until - now), interruptInterval));
        if (!m_session.receive())
            return failure(m_session.giveUp(tooLarge()));
        return {};
    }

    //! A row has been taken: what comes now counts anew.
    void countAnew() { m_session.m_incoming.countAnew(); }

    //! Ends what runs, for \a reason, so that the session can be used again, or gives the link up.
    Error abort(const Error &reason)
    {
        if (!m_session.isOpen())
            return m_session.giveUp(reason);
        m_session.m_cancel = CancelRequest::send(handle());
        (void)await(Session::grace);
        return reason;
    }

    Error lost() const { return lostLink(QString::fromUtf8(PQerrorMessage(handle()))); }
    Error interruption() const { return abandonedStatement(true); }
    bool isInterrupted() const { return m_session.m_interrupted && m_session.m_interrupted(); }
    Result<Rows> await(Session::Milliseconds deadline) { return m_session.await(deadline); }
    PGconn *handle() const { return m_session.m_connection; }

private:
    Session &m_session;
};

namespace {

//! Takes rows until there is no more of them at this moment. True at the end of all.
Result<bool> takeRows(CopyLink &link, const RowSink &sink, qint64 &rows)
{
    for (;;) {
        char *row = nullptr;
        const int size = PQgetCopyData(link.handle(), &row, true);
        if (size <= 0)
            return size < 0;
        const auto taken = sink(QByteArrayView(row, size));
        PQfreemem(row);
        if (!taken)
            return passOn(taken);
        ++rows;
        if (link.isInterrupted())
            return false; // The next wait tells.
    }
}

} // namespace

Result<qint64> copyOut(Session &session, QByteArrayView statement, const RowSink &sink, Session::Milliseconds timeout)
{
    CopyLink link(session);
    if (const auto sent = link.send(statement); !sent)
        return passOn(sent);
    const bool inTransaction = session.inTransaction();
    if (const auto copying = link.awaitCopying(PGRES_COPY_OUT); !copying)
        return failure(undoneWhenLost(copying.error(), inTransaction));

    qint64 rows = 0;
    for (auto until = Clock::now() + timeout;;) {
        const qint64 before = rows;
        const auto ended = takeRows(link, sink, rows);
        if (!ended)
            return failure(link.abort(ended.error()));
        if (*ended)
            break;
        if (rows > before) {
            until = Clock::now() + timeout;
            link.countAnew();
        }
        if (const auto waited = link.wait(until, false); !waited)
            return failure(undoneWhenLost(link.abort(waited.error()), inTransaction));
    }
    const auto answer = link.await(timeout);
    if (!answer)
        return failure(undoneWhenLost(answer.error(), inTransaction));
    if (answer->affected() != rows)
        return failure(link.abort(linkEnded(u"%1 of %2 rows came"_s.arg(rows).arg(answer->affected()))));
    return rows;
}

CopyIn::~CopyIn()
{
    if (m_open)
        stop(notACopy());
}

Result<> CopyIn::begin(QByteArrayView statement)
{
    CopyLink link(m_session);
    if (const auto sent = link.send(statement); !sent)
        return sent;
    m_inTransaction = m_session.inTransaction();
    if (const auto copying = link.awaitCopying(PGRES_COPY_IN); !copying)
        return failure(undoneWhenLost(copying.error(), m_inTransaction));
    m_open = true;
    return {};
}

Result<> CopyIn::put(QByteArrayView bytes)
{
    if (m_waiting.isEmpty() && bytes.size() >= smallestPiece)
        return send(bytes);
    m_waiting += bytes;
    if (m_waiting.size() < smallestPiece)
        return {};
    return send(std::exchange(m_waiting, {}));
}

Result<> CopyIn::send(QByteArrayView bytes)
{
    CopyLink link(m_session);
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), largestPiece));
        const auto until = Clock::now() + Session::usualDeadline;
        int sent = PQputCopyData(link.handle(), piece.data(), int(piece.size()));
        while (sent == 0 || (sent > 0 && PQflush(link.handle()) > 0)) {
            if (const auto waited = link.wait(until, true); !waited)
                return failure(stop(waited.error()));
            if (sent == 0)
                sent = PQputCopyData(link.handle(), piece.data(), int(piece.size()));
        }
        if (sent < 0 || !m_session.isOpen())
            return failure(stop(link.lost()));
        bytes = bytes.sliced(piece.size());
    }
    if (link.isInterrupted())
        return failure(stop(link.interruption()));
    return {};
}

Result<qint64> CopyIn::finish()
{
    if (const auto sent = send(std::exchange(m_waiting, {})); !sent)
        return passOn(sent);
    m_open = false;
    CopyLink link(m_session);
    if (PQputCopyEnd(link.handle(), nullptr) < 0)
        return failure(stop(link.lost()));
    const auto answer = link.await(longestChecking);
    if (!answer)
        return failure(undoneWhenLost(answer.error(), m_inTransaction));
    return answer->affected();
}

//! Tells the server to forget the rows, for \a reason; it answers at once, unless it is busy or the link is gone.
Error CopyIn::stop(const Error &reason)
{
    m_open = false;
    CopyLink link(m_session);
    if (!m_session.isOpen() || PQputCopyEnd(link.handle(), "stopped") < 0)
        return undoneWhenLost(link.abort(reason), m_inTransaction);
    (void)link.await(Session::grace);
    return undoneWhenLost(reason, m_inTransaction);
}

} // namespace catalpa::db
