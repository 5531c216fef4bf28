// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"

#include "core/logging.h"
#include "db/cancelrequest.h"
#include "db/connectoptions.h"
#include "db/socketwait.h"

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

bool isFailure(const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_BAD_RESPONSE:
    case PGRES_NONFATAL_ERROR:
    case PGRES_FATAL_ERROR:
        return true;
    default:
        return false;
    }
}

// COPY has no place in a script that is sent whole: end it, so that its error comes as the next result.
void refuseCopy(PGconn *connection, const PGresult *result)
{
    if (PQresultStatus(result) == PGRES_COPY_IN)
        PQputCopyEnd(connection, "COPY FROM STDIN is not supported here");
    if (PQresultStatus(result) == PGRES_COPY_OUT) {
        char *line = nullptr;
        while (PQgetCopyData(connection, &line, false) > 0)
            PQfreemem(line);
    }
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

    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    if (!m_database.isValid()) {
        SqlError error = errorFromConnection(m_database.lastError().text());
        error.kind = ErrorKind::Unexpected;
        error.message = QCoreApplication::translate(
            "Session", "Qt's PostgreSQL driver is not installed. On Debian it is the package libqt6sql6-psql.");
        return tl::unexpected(error);
    }
    m_database.setHostName(m_address.host);
    m_database.setPort(m_address.port);
    m_database.setDatabaseName(m_address.database);
    m_database.setUserName(m_address.user);
    m_database.setPassword(m_address.password);
    m_database.setConnectOptions(connectOptions(m_address));
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
    return m_connection && PQtransactionStatus(m_connection) != PQTRANS_IDLE;
}

bool Session::inFailedTransaction() const
{
    return m_connection && PQtransactionStatus(m_connection) == PQTRANS_INERROR;
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
        if (param.hasNul()) {
            SqlError error;
            error.kind = ErrorKind::Invalid;
            error.message = QCoreApplication::translate(
                "Session", "The text contains an invisible character (U+0000) that cannot be stored.");
            error.detail = u"U+0000 in a value"_s;
            return tl::unexpected(error);
        }
        values.push_back(param.data());
    }
    if (const auto ready = prepareToSend(); !ready)
        return tl::unexpected(ready.error());

    const QByteArray text = sql.toByteArray();
    if (!PQsendQueryParams(m_connection, text.constData(), int(values.size()), nullptr, values.data(), nullptr, nullptr,
                           0))
        return tl::unexpected(giveUp(lostLink(QString::fromUtf8(PQerrorMessage(m_connection)))));
    return await(deadline);
}

SqlResult<> Session::script(const QByteArray &text, Milliseconds deadline, int *finished)
{
    if (const auto ready = prepareToSend(); !ready)
        return ready;
    if (!PQsendQuery(m_connection, text.constData()))
        return tl::unexpected(giveUp(lostLink(QString::fromUtf8(PQerrorMessage(m_connection)))));
    return await(deadline, finished).map([](const Rows &) {});
}

// A cancel request that is still on its way could hit the statement that comes next.
SqlResult<> Session::prepareToSend()
{
    refuseGuiThread();
    if (m_cancel && !m_cancel->waitUntilDelivered(grace))
        close();
    m_cancel.reset();
    if (m_interrupted && m_interrupted())
        return tl::unexpected(abandoned(true));
    return open();
}

//! Reads every result of what was sent; the last one, or the first error.
SqlResult<Rows> Session::await(Milliseconds deadline, int *finished)
{
    auto until = Clock::now() + deadline;
    std::optional<SqlError> error;
    bool interrupted = false;
    Rows rows;
    for (;;) {
        if (!waitUntilReadable(until)) {
            if (PQstatus(m_connection) != CONNECTION_OK)
                return tl::unexpected(
                    giveUp(error.value_or(lostLink(QString::fromUtf8(PQerrorMessage(m_connection))))));
            if (m_cancel) {
                const SqlError silent = interrupted ? abandoned(true) : lostLink(u"no answer within the deadline"_s);
                return tl::unexpected(giveUp(silent));
            }
            interrupted = m_interrupted && m_interrupted();
            m_cancel = CancelRequest::send(m_connection);
            until = Clock::now() + grace;
            continue;
        }
        PGresult *result = PQgetResult(m_connection);
        if (!result)
            break;
        if (isFailure(result)) {
            if (!error)
                error = errorFromResult(result);
            PQclear(result);
            if (PQstatus(m_connection) != CONNECTION_OK)
                return tl::unexpected(giveUp(*error));
            continue;
        }
        refuseCopy(m_connection, result);
        rows = Rows(result);
        if (finished)
            ++*finished;
    }
    if (error && m_cancel && error->sqlState == "57014"_L1)
        error = abandoned(interrupted);
    if (error)
        return tl::unexpected(*error);
    return rows;
}

//! False when time is up, somebody interrupted, or the link is gone.
bool Session::waitUntilReadable(Clock::time_point until)
{
    for (;;) {
        const int unsent = PQflush(m_connection);
        if (unsent < 0 || PQstatus(m_connection) != CONNECTION_OK)
            return !PQisBusy(m_connection) && PQstatus(m_connection) == CONNECTION_OK;
        if (unsent == 0 && !PQisBusy(m_connection))
            return true;
        const auto now = Clock::now();
        if (now >= until || (!m_cancel && m_interrupted && m_interrupted()))
            return false;
        const auto left = std::chrono::ceil<Milliseconds>(until - now);
        waitForSocket(PQsocket(m_connection), unsent > 0, std::min(left, interruptInterval));
        if (!PQconsumeInput(m_connection))
            return !PQisBusy(m_connection); // What the server said before the link broke is still to be read.
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
    error.message = interrupted
        ? QCoreApplication::translate("Session", "This was stopped.")
        : QCoreApplication::translate("Session", "The database took too long to answer. Try again.");
    error.detail = interrupted ? u"cancelled by request"_s : u"cancelled at the deadline"_s;
    error.sqlState = u"57014"_s;
    return error;
}

} // namespace catalpa::db
