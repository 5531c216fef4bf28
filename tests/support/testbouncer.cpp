// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/serverprocess.h"
#include "support/testserver.h"

#include <QtCore/QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

const auto settings = u"[databases]\n"
                      "* = host=127.0.0.1 port=%1\n"
                      "[pgbouncer]\n"
                      "listen_addr = 127.0.0.1\n"
                      "listen_port = %2\n"
                      "unix_socket_dir =\n"
                      "pool_mode = transaction\n"
                      "default_pool_size = 2\n"
                      "auth_type = trust\n"
                      "auth_file = %3\n"
                      "ignore_startup_parameters = extra_float_digits\n"_s;

} // namespace

struct TestBouncer::Private {
    ServerFolder folder;
    ServerProcess bouncer;
    quint16 port = 0;
};

TestBouncer::TestBouncer(const TestServer &server)
    : d(std::make_unique<Private>())
{
    const QString program = u"/usr/sbin/pgbouncer"_s;
    if (!QFile::exists(program))
        qFatal("The tests need PgBouncer. On Debian: apt-get install pgbouncer");
    const QString users = d->folder.file(u"users"_s);
    d->folder.write(u"users"_s, u"\"catalpa\" \"\"\n"_s);

    for (int attempt = 0; attempt < 5; ++attempt) {
        d->port = freePort();
        d->folder.write(u"settings"_s, settings.arg(server.overTcp({}).port).arg(d->port).arg(users));
        d->bouncer.start(program, {d->folder.file(u"settings"_s)}, d->folder.file(u"log"_s), SIGKILL);
        if (waitUntilAnswering(d->bouncer, u"127.0.0.1"_s, d->port))
            return;
    }
    QFile log(d->folder.file(u"log"_s));
    log.open(QIODevice::ReadOnly);
    qFatal("PgBouncer did not start:\n%s", log.readAll().constData());
}

TestBouncer::~TestBouncer() = default;

ConnectionAddress TestBouncer::pooled(const ConnectionAddress &address) const
{
    ConnectionAddress copy = address;
    copy.host = u"127.0.0.1"_s;
    copy.port = d->port;
    return copy;
}

} // namespace catalpa::test
