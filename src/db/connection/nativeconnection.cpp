// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/nativeconnection.h"

#include "base/logging.h"
#include "core/encryption.h"
#include "db/address/psqlcommand.h"
#include "db/connection/boundedlink.h"
#include "db/driver.h"
#include "db/errors/sessionerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>

#include <libpq-fe.h>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

//! Two connections must not have the same name, also when one of them is abandoned.
QString newConnectionName()
{
    static std::atomic_int counter = 0;
    return u"catalpa-%1"_s.arg(++counter);
}

//! What QPSQL would make of the same. An empty value stands for itself here, and is passed over by PQconnectdbParams().
QString connectionString(const ConnectionAddress &address, const QString &options)
{
    QStringList parts{u"client_encoding='UTF8'"_s, QString(options).replace(u';', u' ')};
    const auto add = [&parts](QLatin1StringView keyword, const QString &value) {
        if (!value.isEmpty())
            parts += keyword + u'=' + quotedValue(value);
    };
    add("host"_L1, address.host);
    add("port"_L1, address.port > 0 ? QString::number(address.port) : QString());
    add("dbname"_L1, address.database);
    add("user"_L1, address.user);
    add("password"_L1, address.password);
    return parts.join(u' ');
}

// Qt 6 names the type "pg_conn*", Qt 5 "PGconn*".
PGconn *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    const QByteArrayView type(handle.typeName());
    if (type == "pg_conn*" || type == "PGconn*")
        return *static_cast<PGconn *const *>(handle.constData());
    qFatal("The QPSQL driver gave an unknown handle");
}

} // namespace

// A GUI that waits for a database is a defect that must not go unnoticed in any build.
void refuseGuiThread()
{
    const QCoreApplication *application = QCoreApplication::instance();
    if (application && application->inherits("QGuiApplication") && QThread::currentThread() == application->thread())
        qFatal("A database call was made in the GUI thread");
}

NativeConnection::NativeConnection(Connector connector, const ConnectionAddress &address, const QString &options,
                                   const std::atomic_bool &abandoned)
    : m_isHeldBack(encryptionOf(address) == Encryption::None)
{
    if (connector == Connector::Libpq) {
        const auto link = BoundedLink::make(connectionString(address, options).toUtf8().constData(), abandoned);
        m_own.reset(link.connection);
        if (link.isFlooded)
            m_refusal = strangeAnswer(u"more than a megabyte before the login was over"_s);
        else if (link.isLate)
            m_refusal = connectingTooLong();
        return;
    }
    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, newConnectionName());
    if (!m_database.isValid()) {
        m_refusal = driverMissing(m_database.lastError().databaseText());
        return;
    }
    m_database.setHostName(address.host);
    m_database.setPort(address.port);
    m_database.setDatabaseName(address.database);
    m_database.setUserName(address.user);
    m_database.setPassword(address.password);
    m_database.setConnectOptions(options);
    const QuietDriver quiet;
    m_database.open();
}

NativeConnection::NativeConnection(NativeConnection &&other) noexcept
    : m_own(std::move(other.m_own))
    , m_database(std::exchange(other.m_database, {}))
    , m_refusal(std::move(other.m_refusal))
    , m_isHeldBack(other.m_isHeldBack)
{
}

NativeConnection &NativeConnection::operator=(NativeConnection &&other) noexcept
{
    std::swap(m_own, other.m_own);
    std::swap(m_database, other.m_database);
    std::swap(m_refusal, other.m_refusal);
    std::swap(m_isHeldBack, other.m_isHeldBack);
    return *this;
}

NativeConnection::~NativeConnection()
{
    const QString name = m_database.connectionName();
    if (name.isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

void NativeConnection::Finish::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

pg_conn *NativeConnection::handle() const
{
    if (m_own)
        return PQstatus(m_own.get()) == CONNECTION_OK ? m_own.get() : nullptr;
    return m_database.isOpen() ? handleOf(m_database) : nullptr;
}

Error NativeConnection::error() const
{
    if (m_refusal)
        return *m_refusal;
    const QString text = m_own ? QString::fromUtf8(PQerrorMessage(m_own.get())) : m_database.lastError().databaseText();
    return errorFromConnection(m_isHeldBack ? text.trimmed() + u"\n(a password was held back)"_s : text);
}

QObject *NativeConnection::driver() const
{
    return m_database.isValid() ? m_database.driver() : nullptr;
}

void receiveNotices(pg_conn *connection, const std::function<void(const QString &)> *receiver)
{
    PQsetNoticeReceiver(
        connection,
        [](void *self, const PGresult *notice) {
            const auto &told = *static_cast<const std::function<void(const QString &)> *>(self);
            const QString text = QString::fromUtf8(PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY));
            // The farewell of a server that ends an idle session comes as a notice too; the next statement tells.
            const QByteArrayView severity(PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED));
            const bool isFarewell = severity == "FATAL" || severity == "PANIC" || severity == "ERROR";
            if (told && !isFarewell)
                told(text);
            else
                qCDebug(logDb) << "notice:" << text;
        },
        const_cast<std::function<void(const QString &)> *>(receiver));
}

} // namespace catalpa::db
