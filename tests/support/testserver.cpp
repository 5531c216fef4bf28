// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testserver.h"

#include "support/serverprocess.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>

#include <libpq-fe.h>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

// Roles named pw_… have to give their password over TCP; everything else is trusted. PostgreSQL 15 knows no patterns
// in pg_hba.conf, so they are members of a role. A superuser counts as a member of every role, hence the first line.
const auto passwordRole = u"asks_for_password"_s;
const auto authentication = u"local all all trust\n"
                            "host all catalpa 127.0.0.1/32 trust\n"
                            "host all +asks_for_password 127.0.0.1/32 scram-sha-256\n"
                            "host all all 127.0.0.1/32 trust\n"_s;

const auto settings = u"fsync=off\n"
                      "full_page_writes=off\n"
                      "max_connections=40\n"
                      "shared_buffers=32MB\n"
                      "listen_addresses='127.0.0.1'\n"
                      "unix_socket_permissions=0777\n"
                      "lc_messages='C'\n"
                      "timezone='UTC'\n"_s;

QString folderOfBinaries()
{
    QStringList folders;
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(versions.filePath(version + u"/bin/postgres"_s)))
            folders += version;
    }
    std::sort(folders.begin(), folders.end(), [](const auto &a, const auto &b) { return a.toInt() < b.toInt(); });
    if (folders.isEmpty())
        qFatal("The tests need PostgreSQL's server. On Debian: apt-get install postgresql");
    return versions.filePath(folders.last() + u"/bin/"_s);
}

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

} // namespace

struct TestServer::Private {
    ServerFolder folder;
    QString binaries = folderOfBinaries();
    ServerProcess server;
    quint16 port = 0;
    int databases = 0;
    QHash<QString, QString> originals; //!< Databases to be copied, by the name of what they hold.

    QString data() const { return folder.file(u"data"_s); }
    QString log() const
    {
        QFile file(folder.file(u"log"_s));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    void createCluster();
    bool tryToStart();
    Answer execute(const QString &database, const QString &text) const;
};

void TestServer::Private::createCluster()
{
    ServerProcess initdb;
    initdb.start(binaries + u"initdb"_s,
                 {u"-D"_s, data(), u"-U"_s, u"catalpa"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s,
                  u"--locale=C.UTF-8"_s, u"--locale-provider=icu"_s, u"--icu-locale=und"_s, u"--no-sync"_s},
                 folder.file(u"log"_s), SIGKILL);
    if (initdb.wait() != 0)
        qFatal("initdb failed:\n%s", qPrintable(log()));

    folder.write(u"data/pg_hba.conf"_s, authentication);
    folder.write(u"data/postgresql.auto.conf"_s, settings);
}

bool TestServer::Private::tryToStart()
{
    server.start(binaries + u"postgres"_s, {u"-D"_s, data(), u"-p"_s, QString::number(port), u"-k"_s, folder.path()},
                 folder.file(u"log"_s), SIGQUIT);
    return waitUntilAnswering(server, folder.path(), port);
}

Answer TestServer::Private::execute(const QString &database, const QString &text) const
{
    const QByteArray host = folder.path().toUtf8();
    const QByteArray portText = QByteArray::number(port);
    const QByteArray name = database.toUtf8();
    const char *keywords[] = {"host", "port", "dbname", "user", nullptr};
    const char *values[] = {host.constData(), portText.constData(), name.constData(), "catalpa", nullptr};
    const Connection connection(PQconnectdbParams(keywords, values, 0), &PQfinish);
    PQsetNoticeProcessor(
        connection.get(), [](void *, const char *) {}, nullptr);

    Answer answer(PQexec(connection.get(), text.toUtf8().constData()), &PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        qFatal("The test server refused this:\n%s\n%s", qPrintable(text), PQerrorMessage(connection.get()));
    return answer;
}

TestServer::TestServer()
    : d(std::make_unique<Private>())
{
    d->createCluster();
    // Between the choice of a free port and its use another program may take it.
    for (int attempt = 0; attempt < 5; ++attempt) {
        d->port = freePort();
        if (d->tryToStart()) {
            d->execute(u"postgres"_s, u"CREATE ROLE %1"_s.arg(passwordRole));
            return;
        }
        d->server.end(SIGQUIT);
    }
    qFatal("The test server did not start:\n%s", qPrintable(d->log()));
}

TestServer::~TestServer()
{
    d->server.end(SIGQUIT);
}

ConnectionAddress TestServer::createDatabase()
{
    ConnectionAddress address;
    address.host = d->folder.path();
    address.port = d->port;
    address.database = u"test_%1"_s.arg(++d->databases);
    address.user = u"catalpa"_s;
    d->execute(u"postgres"_s, u"CREATE DATABASE %1 OWNER catalpa"_s.arg(address.database));
    return address;
}

void TestServer::fill(const ConnectionAddress &address, const QString &name,
                      const std::function<void(const ConnectionAddress &)> &make)
{
    const auto isEmpty = u"SELECT NOT EXISTS (SELECT FROM pg_class WHERE oid >= 16384)"
                         " AND NOT EXISTS (SELECT FROM pg_namespace WHERE oid >= 16384)"
                         " AND NOT EXISTS (SELECT FROM pg_extension WHERE oid >= 16384)"
                         " AND NOT EXISTS (SELECT FROM pg_db_role_setting WHERE setdatabase = d.oid)"
                         " AND d.datacl IS NULL FROM pg_database d WHERE datname = current_database()"_s;
    if (sql(address, isEmpty) != u't')
        return make(address);
    if (!d->originals.contains(name)) {
        const ConnectionAddress original = createDatabase();
        make(original);
        d->originals.insert(name, original.database);
    }
    d->execute(u"postgres"_s, u"DROP DATABASE "_s + address.database);
    d->execute(u"postgres"_s,
               u"CREATE DATABASE %1 OWNER catalpa TEMPLATE %2"_s.arg(address.database, d->originals.value(name)));
}

ConnectionAddress TestServer::overTcp(const ConnectionAddress &address) const
{
    ConnectionAddress copy = address;
    copy.host = u"127.0.0.1"_s;
    copy.port = d->port;
    return copy;
}

void TestServer::createRole(const QString &name, const QString &password)
{
    QString command = u"CREATE ROLE \"%1\" LOGIN"_s.arg(QString(name).replace(u'"', u"\"\""_s));
    if (!password.isEmpty())
        command += u" PASSWORD '%1'"_s.arg(QString(password).replace(u'\'', u"''"_s));
    if (name.startsWith("pw_"_L1))
        command += u" IN ROLE "_s + passwordRole;
    d->execute(u"postgres"_s, command);
}

QString TestServer::sql(const ConnectionAddress &address, const QString &text) const
{
    const Answer answer = d->execute(address.database, text);
    return PQntuples(answer.get()) > 0 ? QString::fromUtf8(PQgetvalue(answer.get(), 0, 0)) : QString();
}

QStringList TestServer::rows(const ConnectionAddress &address, const QString &text) const
{
    const Answer answer = d->execute(address.database, text);
    QStringList lines;
    for (int row = 0; row < PQntuples(answer.get()); ++row) {
        QStringList values;
        for (int column = 0; column < PQnfields(answer.get()); ++column) {
            values += PQgetisnull(answer.get(), row, column) ? u"∅"_s
                                                             : QString::fromUtf8(PQgetvalue(answer.get(), row, column));
        }
        lines += values.join(u'|');
    }
    return lines;
}

void TestServer::crash()
{
    d->server.end(SIGQUIT);
}

void TestServer::start()
{
    if (!d->tryToStart())
        qFatal("The test server did not start again:\n%s", qPrintable(d->log()));
}

} // namespace catalpa::test
