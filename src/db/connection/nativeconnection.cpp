// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/nativeconnection.h"

#include "base/logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>
#include <QtSql/QSqlDriver>

#include <libpq-fe.h>

#include <atomic>

using namespace Qt::StringLiterals;

namespace catalpa::db {

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

//! Two connections must not have the same name, also when one of them is abandoned.
QString newConnectionName()
{
    static std::atomic_int counter = 0;
    return u"catalpa-%1"_s.arg(++counter);
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
