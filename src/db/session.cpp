// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"

#include "base/logging.h"
#include "db/answer.h"
#include "db/connection/cancelrequest.h"
#include "db/connection/connecting.h"
#include "db/errors/sessionerrors.h"
#include "platform/socketwait.h"

#include <QtCore/QScopeGuard>

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds interruptInterval{20}; //!< A cancel feels immediate, and waiting costs nothing.
constexpr int usualResults = 1'000; //!< After so many of one text, or of its rows, the clock is looked at each time.

//! Why a statement that was cancelled has not ended. What comes may also be an honest answer over a slow line: only
//! results without an end, and a COPY, show that the server goes on.
Error withoutEnd(bool isAnswering)
{
    return isAnswering ? strangeAnswer(u"an answer without an end"_s) : lostLink(u"no answer within the deadline"_s);
}

} // namespace

Session::Session(ConnectionAddress address, Connector connector)
    : m_address(std::move(address))
    , m_connector(connector)
{
}

Session::~Session()
{
    close();
}

Result<> Session::open()
{
    refuseGuiThread();
    if (isOpen())
        return {};
    close();
    m_connecting(false);
    auto native = connected();
    if (!native)
        return passOn(native);
    pg_conn *const connection = native->handle();
    if (!connection)
        return failure(native->error());
    m_native = std::move(*native);
    m_connection = connection;
    PQsetnonblocking(m_connection, 1);
    PQsetErrorVerbosity(m_connection, PQERRORS_DEFAULT);
    receiveNotices(m_connection, &m_notice);
    m_connecting(true);
    qCDebug(logDb) << "connected";
    return {};
}

//! What came of it, open or not.
Result<NativeConnection> Session::connected()
{
    const auto begun = Connecting::begin(m_address, m_connector);
    if (!begun)
        return passOn(begun);
    const auto &connecting = *begun;
    for (const auto until = Clock::now() + longestConnecting; !connecting->waitFor(interruptInterval);) {
        if (!isOver(until))
            continue;
        const bool interrupted = m_interrupted && m_interrupted();
        connecting->abandon();
        return failure(interrupted ? abandonedStatement(true) : connectingTooLong());
    }
    return connecting->take();
}

void Session::close()
{
    m_incoming.end();
    m_cancel.reset();
    m_connection = nullptr;
    m_native = {};
}

bool Session::isOpen() const
{
    return m_connection && PQstatus(m_connection) == CONNECTION_OK;
}

bool Session::inTransaction() const
{
    return isOpen() && PQtransactionStatus(m_connection) != PQTRANS_IDLE;
}

bool Session::inFailedTransaction() const
{
    return isOpen() && PQtransactionStatus(m_connection) == PQTRANS_INERROR;
}

Result<> Session::rollBack()
{
    const auto interrupted = std::exchange(m_interrupted, nullptr);
    const auto answer = run("ROLLBACK", {}, grace);
    m_interrupted = interrupted;
    return answer.map([](const Rows &) {});
}

Result<Rows> Session::run(QByteArrayView sql, const Params &params, Milliseconds deadline)
{
    std::vector<const char *> values;
    values.reserve(params.size());
    for (const Param &param : params) {
        if (param.hasNul())
            return failure(nulRefused(u"U+0000 in a value"_s));
        values.push_back(param.data());
    }
    if (const auto ready = prepareToSend(); !ready)
        return passOn(ready);

    const bool undoneWhenLost = inTransaction() && !sql.trimmed().startsWith("COMMIT");
    const QByteArray text = sql.toByteArray();
    if (!PQsendQueryParams(m_connection, text.constData(), int(values.size()), nullptr, values.data(), nullptr, nullptr,
                           0))
        return failure(giveUp(linkEnded(QString::fromUtf8(PQerrorMessage(m_connection)))));
    auto rows = await(deadline);
    if (undoneWhenLost && !rows && rows.error().kind == ErrorKind::OutcomeUnknown)
        return failure(linkEnded(rows.error().detail));
    return rows;
}

Result<> Session::script(const QByteArray &text, Milliseconds deadline, const Progress &ended,
                         const QByteArrayList &rows)
{
    if (const auto sent = sendText(text); !sent)
        return sent;
    PQsetSingleRowMode(m_connection);
    return await(deadline, ended, rows).map([](const Rows &) {});
}

Result<Rows> Session::runTogether(const QByteArray &statements, Milliseconds deadline)
{
    return sendText(statements).and_then([&] { return await(deadline); });
}

Result<> Session::sendText(const QByteArray &text)
{
    if (text.contains('\0')) // libpq would send what stands before it, and that would end well.
        return failure(nulRefused(u"U+0000 in a script"_s));
    if (const auto ready = prepareToSend(); !ready)
        return ready;
    if (!PQsendQuery(m_connection, text.constData()))
        return failure(giveUp(linkEnded(QString::fromUtf8(PQerrorMessage(m_connection)))));
    return {};
}

Result<> Session::prepareToSend()
{
    refuseGuiThread();
    // A cancel request that is still on its way could hit the statement that comes next.
    if (m_cancel && !m_cancel->waitUntilDelivered(grace))
        close();
    m_cancel.reset();
    if (m_interrupted && m_interrupted())
        return failure(abandonedStatement(true));
    if (isOpen()) {
        m_incoming.begin(m_connection, largestAnswer); // Also of what has come since the last one.
        if (!hasEnded())
            return {};
    }
    if (m_mayConnect)
        return open().map([this] { m_incoming.begin(m_connection, largestAnswer); });
    close();
    return failure(linkEnded(u"the connection was lost before"_s));
}

//! A server that went away while the session was idle has closed the link: seen now, nothing is in doubt.
bool Session::hasEnded()
{
    // The first call may read the server's farewell and the second one the end.
    return !PQconsumeInput(m_connection) || !PQconsumeInput(m_connection) || !isOpen();
}

//! Reads every result of what was sent; the last one, or the first error.
Result<Rows> Session::await(Milliseconds deadline, const Progress &ended, const QByteArrayList &rows)
{
    const auto unwatched = qScopeGuard([this] { m_incoming.end(); });
    m_silence.end();
    auto until = Clock::now() + deadline;
    Answer answer{.rowsToSend = rows};
    bool interrupted = false, isSilent = false;
    for (int taken = 0;; ++taken) {
        const bool endless = taken > usualResults && isOver(until);
        if (endless || !waitForResult(until, answer.copying)) {
            if (m_incoming.isTooMuch())
                return failure(giveUp(tooLarge()));
            if (m_cancel)
                return failure(giveUp(interrupted ? abandonedStatement(true) : withoutEnd(endless || answer.copying)));
            interrupted = m_interrupted && m_interrupted();
            isSilent = !interrupted && Clock::now() < until;
            m_cancel = CancelRequest::send(m_connection);
            until = Clock::now() + grace;
            continue;
        }
        PGresult *result = PQgetResult(m_connection);
        if (!result)
            break;
        if (!answer.error) // libpq keeps the texts of all that come behind it.
            m_incoming.countAnew();
        if (!answer.take(m_connection, result, ended))
            return failure(giveUp(*answer.error));
    }
    if (answer.error && m_cancel && answer.error->sql().sqlState == "57014"_L1) {
        answer.error = abandonedStatement(interrupted);
        if (isSilent)
            m_silence.noteSlow();
    }
    if (answer.error)
        return failure(*answer.error);
    return answer.rows;
}

//! True when there is a result, or the end of the link, to be read; false when time is up, somebody interrupted, or the
//! answer has become too large. What a COPY TO STDOUT sends meanwhile is thrown away.
bool Session::waitForResult(Clock::time_point until, bool copying)
{
    for (;;) {
        const int unsent = PQflush(m_connection);
        if (!isOpen())
            return true;
        if (copying) {
            char *line = nullptr;
            const int size = PQgetCopyData(m_connection, &line, true);
            PQfreemem(line);
            copying = size >= 0; // Behind the last one PQgetResult() would wait for the server.
            if (size != 0)
                m_incoming.countAnew();
            if (size != 0 && !isOver(until))
                continue;
        } else if (unsent == 0 && !PQisBusy(m_connection)) {
            return true;
        }
        const auto over = m_cancel ? until : m_silence.over(until);
        if (isOver(over))
            return false;
        const auto left = std::chrono::ceil<Milliseconds>(over - Clock::now());
        platform::waitForSocket(PQsocket(m_connection), unsent > 0,
                                std::clamp(left, Milliseconds{0}, interruptInterval));
        if (!receive())
            return false;
    }
}

bool Session::isOver(Clock::time_point until) const
{
    return Clock::now() >= until || (!m_cancel && m_interrupted && m_interrupted());
}

//! Reads what has come; false when the answer has become too large.
bool Session::receive()
{
    if (m_incoming.read())
        m_silence.end();
    return !m_incoming.isTooMuch();
}

Error Session::giveUp(const Error &reason)
{
    const Error error = m_incoming.end() ? tooLarge() : reason;
    qCInfo(logDb) << "connection given up:" << error.detail;
    close();
    return error;
}

} // namespace catalpa::db
