// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/serversettings.h"

#include <QtCore/QSysInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::local {

QStringList serverOptions(const QString &socketFolder)
{
    QStringList settings{
        // Private: a socket that only its owner reaches, and no TCP.
        u"listen_addresses="_s,
        u"unix_socket_directories=\"%1\""_s.arg(socketFolder),
        u"unix_socket_permissions=0700"_s,
        u"port=5432"_s, // Only the name of the socket.
        // Small: a few windows of one person.
        u"max_connections=30"_s,
        u"shared_buffers=64MB"_s,
        u"work_mem=16MB"_s,
        u"maintenance_work_mem=64MB"_s,
        u"effective_cache_size=1GB"_s,
        u"random_page_cost=1.1"_s,
        u"jit=off"_s,
        // No standby servers, and little log for recovery; what is committed is on the disk all the same.
        u"wal_level=minimal"_s,
        u"max_wal_senders=0"_s,
        u"min_wal_size=32MB"_s,
        u"max_wal_size=512MB"_s,
        // Neon's time zone: created_at defaults to CURRENT_TIMESTAMP and holds UTC.
        u"timezone=UTC"_s,
        // The log names errors, but neither the statement nor the row.
        u"lc_messages=C"_s,
        u"log_error_verbosity=terse"_s,
        u"log_min_error_statement=panic"_s,
        u"log_checkpoints=off"_s,
        u"log_timezone=UTC"_s,
        u"cluster_name=catalpa"_s,
    };
    if (QSysInfo::kernelType() == "linux"_L1)
        settings += u"recovery_init_sync_method=syncfs"_s; // After a crash: one call instead of a thousand.
    QStringList options;
    for (const QString &setting : std::as_const(settings))
        options << u"-c"_s << setting;
    return options;
}

QString shellLine(const QStringList &arguments)
{
    QStringList quoted;
    for (QString argument : arguments)
        quoted += u'\'' + argument.replace(u'\'', "'\\''"_L1) + u'\'';
    return quoted.join(u' ');
}

QStringList initdbOptions(const QString &dataFolder)
{
    return {
        u"-D"_s,
        dataFolder,
        u"--username=catalpa"_s,
        u"--auth-local=trust"_s, // The folder of the socket is the owner's alone.
        u"--auth-host=reject"_s, // Should anybody ever start it with TCP.
        u"--encoding=UTF8"_s,
        u"--locale=C.UTF-8"_s,
        u"--locale-provider=icu"_s,
        u"--icu-locale=und"_s,
        u"--data-checksums"_s,
        u"--no-instructions"_s,
        u"--no-sync"_s, // One syncfs() for all files, later, instead of a thousand fsync().
    };
}

} // namespace catalpa::local
