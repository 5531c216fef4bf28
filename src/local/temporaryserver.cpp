// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/temporaryserver.h"

#include "base/text.h"

#include "base/logging.h"
#include "local/cluster.h"
#include "local/postmaster.h"
#include "local/serverprogram.h"
#include "local/serversettings.h"
#include "local/socketfolder.h"
#include "platform/privatefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

constexpr int longestControl = 600'000; //!< Recovery after a crash may come first.

} // namespace

TemporaryServer::TemporaryServer(const FolderLayout &layout, const platform::SystemUser &user,
                                 const ServerBinaries &binaries, QString dataFolder)
    : m_layout(layout)
    , m_user(user)
    , m_binaries(binaries)
    , m_dataFolder(std::move(dataFolder))
{
}

TemporaryServer::~TemporaryServer()
{
    if (const auto stopped = stop(); !stopped)
        qCWarning(logLocal) << "a server was not stopped:" << stopped.error().detail;
}

Result<> TemporaryServer::start()
{
    const auto folder = socketFolderFor(m_layout.folder + "/s"_L1 + QString::number(m_binaries.major), m_user.isOther);
    if (!folder)
        return passOn(folder);
    m_socketFolder = *folder;
    if (const auto made = platform::makePrivateFolder(m_socketFolder, m_user); !made)
        return made;
    removeStaleLocks(m_layout.folder + u'/' + m_dataFolder, m_socketFolder);
    const auto started =
        control({u"start"_s, u"-w"_s, u"-s"_s, u"-t"_s, u"600"_s, u"-l"_s, QFileInfo(m_layout.log()).fileName(),
                 u"-o"_s, shellLine(serverOptions(m_socketFolder))});
    m_runs = started.has_value();
    return started;
}

Result<> TemporaryServer::stop()
{
    if (std::exchange(m_runs, false)) {
        if (const auto stopped = control({u"stop"_s, u"-w"_s, u"-s"_s, u"-m"_s, u"fast"_s}); !stopped)
            return stopped;
    }
    if (!m_socketFolder.isEmpty())
        QDir().rmdir(m_socketFolder);
    return {};
}

ConnectionAddress TemporaryServer::address(const QString &database) const
{
    ConnectionAddress address = catalogueAddress(m_socketFolder);
    address.database = database;
    return address;
}

Result<> TemporaryServer::control(const QStringList &arguments)
{
    ServerProgram pgCtl(m_layout.folder, m_user);
    pgCtl.start(m_binaries.program(u"pg_ctl"_s), arguments + QStringList{u"-D"_s, m_dataFolder});
    if (pgCtl.hasEnded(longestControl) && pgCtl.succeeded())
        return {};
    return failure(ErrorKind::Offline, Text::tr("PostgreSQL %1 could not be started or stopped.").arg(m_binaries.major),
                   pgCtl.output());
}

} // namespace catalpa::local
