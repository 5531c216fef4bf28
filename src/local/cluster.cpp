// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/cluster.h"

#include "base/text.h"
#include "local/serverprocess.h"

#include "base/logging.h"
#include "db/session.h"
#include "local/datafolder.h"
#include "local/serverprogram.h"
#include "local/serversettings.h"
#include "local/serverupgrade.h"
#include "local/socketfolder.h"
#include "platform/privatefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::local {
namespace {

constexpr auto timeout = 60s; // Recovery after a crash in the middle of a large import takes a while.
constexpr auto recovery = 10s;
constexpr int pollMilliseconds = 5;
constexpr qint64 logBytes = 4 * 1024 * 1024;

QString textFrom(const QString &path, qint64 position)
{
    constexpr qint64 enough = 4'000;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(qMax(position, file.size() - enough)))
        return {};
    return QString::fromUtf8(file.readAll()).trimmed();
}

} // namespace

ConnectionAddress catalogueAddress(const QString &socketFolder)
{
    ConnectionAddress address;
    address.host = socketFolder;
    address.database = u"catalogue"_s;
    address.user = u"catalpa"_s;
    return address;
}

Cluster::Cluster(FolderLayout layout, platform::SystemUser user, platform::FileLock lock)
    : m_layout(std::move(layout))
    , m_user(std::move(user))
    , m_lock(std::move(lock))
{
}

Result<Cluster> Cluster::lock(const FolderLayout &layout)
{
    if (QFileInfo(layout.folder).isDir()) {
        if (const auto ours = refuseForeignFolder(layout); !ours)
            return passOn(ours);
    }
    const auto user = platform::systemUser(layout.folder);
    if (!user)
        return passOn(user);
    if (const auto made = platform::makePrivateFolder(layout.folder, *user); !made)
        return passOn(made);
    if (const QString blocked = platform::blockedFolder(layout.folder, *user); !blocked.isEmpty()) {
        return failure(
            ErrorKind::Rights,
            Text::tr("Catalpa runs as root, and the database server as the user “%1”, who may not enter “%2”. "
                     "Keep the local catalogue elsewhere, or start Catalpa as an ordinary user.")
                .arg(user->name, QDir::toNativeSeparators(blocked)));
    }
    auto lock = platform::FileLock::take(layout.startLock(), platform::FileLock::Mode::Exclusive, *user, timeout);
    if (!lock)
        return passOn(lock);
    return Cluster(layout, *user, std::move(*lock));
}

Result<platform::FileLock> Cluster::lease() const
{
    return platform::FileLock::take(m_layout.lease(), platform::FileLock::Mode::Shared, m_user, timeout);
}

bool Cluster::isKept() const
{
    return QFile::exists(m_layout.keepMark());
}

Result<> Cluster::setKept(bool kept) const
{
    if (kept)
        return platform::makePrivateFile(m_layout.keepMark(), m_user);
    QFile::remove(m_layout.keepMark());
    return {};
}

Result<ConnectionAddress> Cluster::bringUp()
{
    QElapsedTimer clock;
    clock.start();
    auto address = ensureRunning().and_then([this] { return attach(); });
    const auto postmaster = runningPostmaster(m_layout.data());
    if (!address && postmaster && !QFile::exists(postmaster->socketFolder + "/.s.PGSQL.5432"_L1)) {
        // Nobody can reach it any more: a logout has cleared $XDG_RUNTIME_DIR, or a cleaner the temporary folder.
        qCInfo(logLocal) << "the socket is gone; starting the server again";
        address = bringDown().and_then([this] { return ensureRunning(); }).and_then([this] { return attach(); });
    }
    if (address)
        qCInfo(logLocal) << "local catalogue ready after" << clock.elapsed() << "ms in" << address->host;
    return address;
}

Result<> Cluster::ensureRunning() const
{
    auto ready = awaitReadiness();
    if (ready || runningPostmaster(m_layout.data()))
        return ready;
    return launch().and_then([this] { return awaitReadiness(); });
}

Result<> Cluster::bringDown()
{
    const auto postmaster = runningPostmaster(m_layout.data());
    if (!postmaster)
        return {};
    askToStop(*postmaster);
    const QDeadlineTimer deadline(timeout);
    while (isServerOf(postmaster->pid, m_layout.data())) {
        if (deadline.hasExpired()) {
            return failure(
                ErrorKind::Busy,
                Text::tr("The local catalogue is still writing to the disk and has not stopped yet. It stops "
                         "by itself when it has finished."),
                u"process %1"_s.arg(postmaster->pid));
        }
        QThread::msleep(pollMilliseconds);
    }
    if (postmaster->socketFolder != m_layout.folder)
        QDir().rmdir(postmaster->socketFolder);
    qCInfo(logLocal) << "local catalogue stopped";
    return {};
}

Result<> Cluster::launch() const
{
    if (const auto finished = finishUpgrade(m_layout); !finished)
        return finished;
    if (QDir(m_layout.data()).isEmpty()) { // Also when there is none.
        if (const auto made = makeDataFolder(m_layout, m_user); !made)
            return made;
    }
    const auto version = dataFolderVersion(m_layout);
    if (!version)
        return passOn(version);
    const auto binaries = serverBinaries(*version).map(
        [this](const ServerBinaries &fitting) { return upgradedServer(m_layout, m_user, fitting); });
    if (!binaries)
        return passOn(binaries);
    const auto socketFolder = socketFolderFor(m_layout.folder, m_user.isOther);
    if (!socketFolder)
        return passOn(socketFolder);
    if (*socketFolder != m_layout.folder) {
        if (const auto made = platform::makePrivateFolder(*socketFolder, m_user); !made)
            return made;
    }
    if (QFileInfo(m_layout.log()).size() > logBytes) {
        QFile::remove(m_layout.olderLog());
        QFile::rename(m_layout.log(), m_layout.olderLog());
    }
    QFile::remove(m_layout.keepMark());
    return startProgram(*binaries, *socketFolder);
}

Result<> Cluster::startProgram(const ServerBinaries &binaries, const QString &socketFolder) const
{
    const QDeadlineTimer deadline(timeout);
    for (;;) {
        removeStaleLocks(m_layout.data(), socketFolder);
        const qint64 before = QFileInfo(m_layout.log()).size();
        // pg_ctl detaches the server from this program and its terminal. Its names are relative to the folder, because
        // pg_ctl hands them to a shell without care. It looks ten times a second; we look more often.
        ServerProgram pgCtl(m_layout.folder, m_user);
        pgCtl.start(binaries.program(u"pg_ctl"_s),
                    {u"start"_s, u"-w"_s, u"-s"_s, u"-D"_s, u"data"_s, u"-l"_s, QFileInfo(m_layout.log()).fileName(),
                     u"-o"_s, shellLine(serverOptions(socketFolder))});
        while (!pgCtl.hasEnded(pollMilliseconds)) {
            const auto postmaster = runningPostmaster(m_layout.data());
            if ((postmaster && postmaster->isReady()) || deadline.hasExpired())
                return {};
        }
        // Also when a server got in first that a killed program had begun to start.
        if (pgCtl.succeeded() || runningPostmaster(m_layout.data()))
            return {};

        const QString said = textFrom(m_layout.log(), before);
        if (said.contains("pre-existing shared memory block"_L1) && !deadline.hasExpired()) {
            QThread::msleep(pollMilliseconds); // Sessions of a killed server are still ending.
            continue;
        }
        if (said.contains("No space left on device"_L1))
            return platform::noSpaceIn(m_layout.folder, said);
        return failure(ErrorKind::Offline,
                       Text::tr("The local catalogue could not be started. The reason stands at the end of “%1”.")
                           .arg(QDir::toNativeSeparators(m_layout.log())),
                       said.isEmpty() ? pgCtl.output() : said);
    }
}

Result<> Cluster::awaitReadiness() const
{
    const QDeadlineTimer deadline(timeout);
    while (const auto postmaster = runningPostmaster(m_layout.data())) {
        if (postmaster->isReady())
            return {};
        if (deadline.hasExpired()) {
            return failure(
                ErrorKind::Busy,
                Text::tr("The local catalogue is still putting itself in order after a crash. Try again in a "
                         "few minutes."),
                postmaster->status);
        }
        QThread::msleep(pollMilliseconds);
    }
    return failure(ErrorKind::Offline,
                   Text::tr("The local catalogue stopped while it was starting. The reason stands at the end of “%1”.")
                       .arg(QDir::toNativeSeparators(m_layout.log())),
                   textFrom(m_layout.log(), 0));
}

//! After the crash of one session PostgreSQL puts itself in order and turns everybody away meanwhile.
Result<ConnectionAddress> Cluster::attach() const
{
    const auto postmaster = runningPostmaster(m_layout.data());
    const QString socketFolder = postmaster ? postmaster->socketFolder : m_layout.folder;
    const QDeadlineTimer deadline(recovery);
    for (;;) {
        const auto found = provideDatabase(socketFolder);
        if (found)
            return catalogueAddress(socketFolder);
        const bool away = found.error().kind == ErrorKind::Offline || found.error().kind == ErrorKind::Busy;
        if (!away)
            return passOn(found);
        if (deadline.hasExpired() || !QFile::exists(socketFolder + "/.s.PGSQL.5432"_L1)) {
            return failure(
                ErrorKind::Offline,
                Text::tr("The local catalogue runs but does not answer. Try again in a moment; the reason may "
                         "stand at the end of “%1”.")
                    .arg(QDir::toNativeSeparators(m_layout.log())),
                found.error().detail);
        }
        QThread::msleep(pollMilliseconds);
    }
}

//! Through template1, which is always there. The empty database that initdb makes becomes the catalogue: a copy of its
//! own would cost a tenth of a second and 7 MB.
Result<> Cluster::provideDatabase(const QString &socketFolder) const
{
    ConnectionAddress beginning = catalogueAddress(socketFolder);
    beginning.database = u"template1"_s;
    db::Session session(beginning);
    const auto answer = session.run("SELECT current_setting('data_directory'), "
                                    "       count(*) FILTER (WHERE datname = 'catalogue') > 0, "
                                    "       count(*) FILTER (WHERE datname = 'postgres') > 0 "
                                    "FROM pg_database");
    if (!answer)
        return passOn(answer);
    if (QFileInfo(answer->text(0, 0)).canonicalFilePath() != QFileInfo(m_layout.data()).canonicalFilePath()) {
        return failure(ErrorKind::Unexpected,
                       Text::tr("Another database answered in the place of the local catalogue, so nothing was done. "
                                "Restart the computer and try again."),
                       answer->text(0, 0));
    }
    if (answer->boolean(0, 1))
        return {};
    const auto made = session.run(answer->boolean(0, 2) ? "ALTER DATABASE postgres RENAME TO catalogue"
                                                        : "CREATE DATABASE catalogue");
    if (!made)
        return passOn(made);
    return {};
}

} // namespace catalpa::local
