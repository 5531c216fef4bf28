// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"

#include "base/text.h"

#include "base/logging.h"
#include "db/cancelrequest.h"
#include "db/connectoptions.h"
#include "platform/socketwait.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>

#include <libpq-fe.h>

#include <atomic>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

using Clock = std::chrono::steady_clock;

// Short enough that a cancel feels immediate, long enough to cost nothing.
constexpr std::chrono::milliseconds interruptInterval{20};

// A GUI that waits for a database is a defect that must not go unnoticed in any build.
void refuseGuiThread()
{
    const QCoreApplication *application = QCoreApplication::instance();
    if (application && application->inherits("QGuiApplication") && QThread::currentThread() == application->thread())
        qFatal("A database call was made in the GUI thread");
}

// Qt 6 names the type "pg_conn*", Qt 5 "PGconn*".
PGconn *nativeHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    const QByteArrayView type(handle.typeName());
    if (type == "pg_conn*" || type == "PGconn*")
        return *static_cast<PGconn *const *>(handle.constData());
    return nullptr;
}

SqlError nulRefused(const QString &detail)
{
    SqlError error;
    error.kind = ErrorKind::Invalid;
    error.message = Text::tr("The text contains an invisible character (U+0000) that cannot be stored.");
    error.detail = detail;
    return error;
}

SqlError notTried(const Error &reason)
{
    SqlError error;
    static_cast<Error &>(error) = reason;
    if (error.detail.isEmpty())
        error.detail = u"no connection was tried"_s;
    return error;
}

SqlError copyRefused()
{
    SqlError error;
    error.kind = ErrorKind::Invalid;
    error.message =
        Text::tr("This text copies data from its own lines (COPY … FROM STDIN), which cannot be sent from here.");
    error.detail = u"COPY FROM STDIN refused"_s;
    return error;
}

} // namespace

Session::Session(ConnectionAddress address)
    : m_address(std::move(address))
{
    static std::atomic_int counter = 0;
    m_name = u"catalpa-%1"_s.arg(++counter);
}

Session::~Session()
{
    close();
}

SqlResult<> Session::open()
{
    refuseGuiThread();
    if (isOpen())
        return {};
    close();

    const auto options = connectOptions(m_address);
    if (!options)
        return tl::unexpected(notTried(options.error()));
    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    if (!m_database.isValid()) {
        SqlError error = errorFromConnection(m_database.lastError().text());
        error.kind = ErrorKind::Unexpected;
        error.message =
            Text::tr("Qt's PostgreSQL driver is not installed. On Debian it is the package libqt6sql6-psql.");
        return tl::unexpected(error);
    }
    m_database.setHostName(m_address.host);
    m_database.setPort(m_address.port);
    m_database.setDatabaseName(m_address.database);
    m_database.setUserName(m_address.user);
    m_database.setPassword(m_address.password);
    m_database.setConnectOptions(*options);
    if (!m_database.open()) {
        const SqlError error = errorFromConnection(m_database.lastError().databaseText());
        close();
        return tl::unexpected(error);
    }
    m_connection = nativeHandle(m_database);
    if (!m_connection)
        qFatal("The QPSQL driver gave an unknown handle");
    PQsetnonblocking(m_connection, 1);
    PQsetNoticeReceiver(
        m_connection,
        [](void *self, const PGresult *notice) {
            const auto *session = static_cast<Session *>(self);
            const QString text = QString::fromUtf8(PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY));
            if (session->m_notice)
                session->m_notice(text);
            else
                qCDebug(logDb) << "notice:" << text;
        },
        this);
    qCDebug(logDb) << "connected" << m_name;
    return {};
}

void Session::close()
{
    m_cancel.reset();
    m_connection = nullptr;
    if (m_database.isValid()) {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
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

SqlResult<> Session::rollBack()
{
    const auto interrupted = std::exchange(m_interrupted, nullptr);
    const auto answer = run("ROLLBACK", {}, grace);
    m_interrupted = interrupted;
    return answer.map([](const Rows &) {});
}

SqlResult<Rows> Session::run(QByteArrayView sql, const Params &params, Milliseconds deadline)
{
    std::vector<const char *> values;
    values.reserve(params.size());
    for (const Param &param : params) {
        if (param.hasNul())
            return tl::unexpected(nulRefused(u"U+0000 in a value"_s));
        values.push_back(param.data());
    }
    if (const auto ready = prepareToSend(); !ready)
        return tl::unexpected(ready.error());

    const bool undoneWhenLost = inTransaction() && !sql.trimmed().startsWith("COMMIT");
    const QByteArray text = sql.toByteArray();
    if (!PQsendQueryParams(m_connection, text.constData(), int(values.size()), nullptr, values.data(), nullptr, nullptr,
                           0))
        return tl::unexpected(giveUp(linkEnded(QString::fromUtf8(PQerrorMessage(m_connection)))));
    auto rows = await(deadline);
    if (undoneWhenLost && !rows && rows.error().kind == ErrorKind::OutcomeUnknown)
        return tl::unexpected(linkEnded(rows.error().detail));
    return rows;
}

SqlResult<> Session::script(const QByteArray &text, Milliseconds deadline, const std::function<void(int)> &ended)
{
    return sendText(text, deadline, ended).map([](const Rows &) {});
}

SqlResult<Rows> Session::runTogether(const QByteArray &statements, Milliseconds deadline)
{
    return sendText(statements, deadline);
}

SqlResult<Rows> Session::sendText(const QByteArray &text, Milliseconds deadline, const std::function<void(int)> &ended)
{
    if (text.contains('\0')) // libpq would send what stands before it, and that would end well.
        return tl::unexpected(nulRefused(u"U+0000 in a script"_s));
    if (const auto ready = prepareToSend(); !ready)
        return tl::unexpected(ready.error());
    if (!PQsendQuery(m_connection, text.constData()))
        return tl::unexpected(giveUp(linkEnded(QString::fromUtf8(PQerrorMessage(m_connection)))));
    return await(deadline, ended);
}

SqlResult<> Session::prepareToSend()
{
    refuseGuiThread();
    // A cancel request that is still on its way could hit the statement that comes next.
    if (m_cancel && !m_cancel->waitUntilDelivered(grace))
        close();
    m_cancel.reset();
    if (m_interrupted && m_interrupted())
        return tl::unexpected(abandoned(true));
    if (isOpen() && !hasEnded())
        return {};
    if (m_mayConnect)
        return open();
    close();
    return tl::unexpected(linkEnded(u"the connection was lost before"_s));
}

//! A server that went away while the session was idle has closed the link: seen now, nothing is in doubt.
bool Session::hasEnded()
{
    // The first call may read the server's farewell and the second one the end.
    return !PQconsumeInput(m_connection) || !PQconsumeInput(m_connection) || !isOpen();
}

//! Reads every result of what was sent; the last one, or the first error.
SqlResult<Rows> Session::await(Milliseconds deadline, const std::function<void(int)> &ended)
{
    auto until = Clock::now() + deadline;
    std::optional<SqlError> error;
    bool interrupted = false;
    bool copying = false;
    int finished = 0;
    Rows rows;
    for (;;) {
        if (!waitForResult(until, copying)) {
            if (m_cancel)
                return tl::unexpected(
                    giveUp(interrupted ? abandoned(true) : lostLink(u"no answer within the deadline"_s)));
            interrupted = m_interrupted && m_interrupted();
            m_cancel = CancelRequest::send(m_connection);
            until = Clock::now() + grace;
            continue;
        }
        PGresult *result = PQgetResult(m_connection);
        if (!result)
            break;
        const Rows answer(result);
        const auto status = PQresultStatus(result);
        copying = status == PGRES_COPY_OUT;
        if (status == PGRES_COPY_IN) {
            error = copyRefused();
            PQputCopyEnd(m_connection, "COPY FROM STDIN has no place here");
        } else if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) {
            if (!error)
                error = errorFromResult(result);
            if (!isOpen())
                return tl::unexpected(giveUp(*error));
        } else if (!copying) {
            rows = answer;
            ++finished;
            if (ended)
                ended(finished);
        }
    }
    if (error && m_cancel && error->sqlState == "57014"_L1)
        error = abandoned(interrupted);
    if (error)
        return tl::unexpected(*error);
    return rows;
}

//! True when there is a result, or the end of the link, to be read; false when time is up or somebody interrupted. What
//! a COPY TO STDOUT sends meanwhile is thrown away.
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
            if (size < 0)
                return true;
            if (size > 0)
                continue;
        } else if (unsent == 0 && !PQisBusy(m_connection)) {
            return true;
        }
        const auto now = Clock::now();
        if (now >= until || (!m_cancel && m_interrupted && m_interrupted()))
            return false;
        const auto left = std::chrono::ceil<Milliseconds>(until - now);
        platform::waitForSocket(PQsocket(m_connection), unsent > 0, std::min(left, interruptInterval));
        PQconsumeInput(m_connection);
    }
}

SqlError Session::giveUp(const SqlError &error)
{
    qCInfo(logDb) << "connection given up:" << error.detail;
    close();
    return error;
}

SqlError Session::abandoned(bool interrupted) const
{
    SqlError error;
    error.kind = interrupted ? ErrorKind::Cancelled : ErrorKind::Busy;
    error.message =
        interrupted ? Text::tr("This was stopped.") : Text::tr("The database took too long to answer. Try again.");
    error.detail = interrupted ? u"cancelled by request"_s : u"cancelled at the deadline"_s;
    error.sqlState = u"57014"_s;
    return error;
}

} // namespace catalpa::db
