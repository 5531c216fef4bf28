// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: owners, modes and durability of files. Unix.

#include "platform/privatefile.h"

#include "base/text.h"
#include "platform/folderwalk.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace catalpa::platform {
namespace {

Failure refusal(const QString &path, int code)
{
    const QString detail = path + QStringLiteral(": ") + qt_error_string(code);
    const QString place = QDir::toNativeSeparators(path);
    if (code == ENOSPC || code == EDQUOT)
        return noSpaceIn(path, detail);
    if (code == EACCES || code == EPERM || code == EROFS) {
        return failure(ErrorKind::Rights,
                       Text::tr("The local catalogue cannot be kept in “%1”, because you may not write there. Correct "
                                "the rights of that folder and try again.")
                           .arg(place),
                       detail);
    }
    return failure(
        ErrorKind::Invalid,
        Text::tr("“%1” cannot be used for the local catalogue. Look at what is there and try again.").arg(place),
        detail);
}

Failure foreignLink(const QString &path, const QByteArray &name)
{
    return failure(ErrorKind::Rights,
                   Text::tr("The local catalogue is not kept in “%1”, because “%2” on the way there is a link that "
                            "belongs to another user. Start Catalpa as that user, or with a home folder of your own.")
                       .arg(QDir::toNativeSeparators(path), QFile::decodeName(name)),
                   QStringLiteral("foreign link %1").arg(QFile::decodeName(name)));
}

} // namespace

Result<> makePrivateFolder(const QString &path, const SystemUser &user)
{
    const QFileInfo place(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    const QByteArray name = QFile::encodeName(place.fileName());
    // What root makes on the way must let the server's user pass.
    FolderWalk parent(user.isOther);
    if (const auto end = parent.enter(QFile::encodeName(place.path())); end == FolderWalk::End::ForeignLink)
        return foreignLink(path, parent.name());
    else if (end == FolderWalk::End::Failed)
        return refusal(path, parent.code());
    if (::mkdirat(parent.descriptor(), name.constData(), 0700) != 0 && errno != EEXIST)
        return refusal(path, errno);

    const int folder = ::openat(parent.descriptor(), name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return refusal(path, errno);
    const auto closing = qScopeGuard([folder] { ::close(folder); });

    struct stat entry { };
    if (::fstat(folder, &entry) != 0)
        return refusal(path, errno);
    if (entry.st_uid != user.uid && entry.st_uid != geteuid()) {
        return failure(ErrorKind::Rights,
                       Text::tr("The folder “%1” belongs to another user, so the local catalogue is not kept there. "
                                "Remove the folder, or ask its owner to.")
                           .arg(QDir::toNativeSeparators(path)),
                       QStringLiteral("owner %1, expected %2").arg(entry.st_uid).arg(user.uid));
    }
    if (entry.st_uid != user.uid && ::fchown(folder, user.uid, user.gid) != 0)
        return refusal(path, errno);
    if ((entry.st_mode & 07777) != 0700 && ::fchmod(folder, 0700) != 0)
        return refusal(path, errno);
    return {};
}

Result<int> openPrivateFile(const QString &path, const SystemUser &user)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return refusal(path, errno);
    if (user.isOther && ::fchown(file, user.uid, user.gid) != 0) {
        const int code = errno;
        ::close(file);
        return refusal(path, code);
    }
    return file;
}

Result<> makePrivateFile(const QString &path, const SystemUser &user)
{
    return openPrivateFile(path, user).map([](int file) { ::close(file); });
}

bool closeToOthers(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        if (!QDir().mkpath(info.path()))
            return false;
        const int made = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (made < 0)
            return false;
        ::close(made);
    }
    return info.isFile() && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
}

Result<> renameDurably(const QString &from, const QString &to)
{
    const int parent = ::open(QFile::encodeName(QFileInfo(to).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0)
        return refusal(to, errno);
    const auto closing = qScopeGuard([parent] { ::close(parent); });
#ifdef Q_OS_LINUX
    const bool written = ::syncfs(parent) == 0;
#else
    ::sync();
    const bool written = true;
#endif
    if (!written || ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0
        || ::fsync(parent) != 0)
        return refusal(to, errno);
    return {};
}

qsizetype longestSocketPath()
{
    return qsizetype(sizeof(sockaddr_un::sun_path)) - 1;
}

Failure noSpaceIn(const QString &folder, const QString &detail)
{
    return failure(ErrorKind::Offline,
                   Text::tr("There is no space left on the disk for the local catalogue in “%1”. Free about 100 MB and "
                            "start it again.")
                       .arg(QDir::toNativeSeparators(folder)),
                   detail);
}

} // namespace catalpa::platform
