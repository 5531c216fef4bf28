// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: users of the operating system. Unix; on Windows pg_ctl drops an administrator's rights by itself.

#include "platform/systemuser.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <vector>

namespace catalpa::platform {
namespace {

constexpr size_t entryBytes = 16'384;

template <typename Lookup>
std::optional<SystemUser> found(Lookup lookup)
{
    passwd entry{};
    passwd *hit = nullptr;
    std::vector<char> buffer(entryBytes);
    if (lookup(&entry, buffer.data(), buffer.size(), &hit) != 0 || !hit)
        return std::nullopt;
    return SystemUser{hit->pw_uid, hit->pw_gid, QString::fromLocal8Bit(hit->pw_name), hit->pw_uid != geteuid()};
}

std::optional<SystemUser> userNamed(const char *name)
{
    return found([name](auto... out) { return getpwnam_r(name, out...); });
}

std::optional<SystemUser> userNumbered(uid_t uid)
{
    return found([uid](auto... out) { return getpwuid_r(uid, out...); });
}

void closeOnExec()
{
    constexpr int first = STDERR_FILENO + 1;
#ifdef Q_OS_LINUX
    if (close_range(first, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
#endif
    constexpr int enough = 1024;
    for (int file = first; file < enough; ++file)
        fcntl(file, F_SETFD, FD_CLOEXEC);
}

} // namespace

Result<SystemUser> systemUser(const QString &folder)
{
    if (geteuid() != 0)
        return userNumbered(geteuid()).value_or(SystemUser{geteuid(), getegid(), QString::number(geteuid()), false});

    struct stat entry { };
    if (::stat(QFile::encodeName(folder).constData(), &entry) == 0 && entry.st_uid != 0) {
        if (const auto owner = userNumbered(entry.st_uid))
            return *owner;
    }
    for (const char *name : {"postgres", "nobody"}) {
        const auto user = userNamed(name);
        if (user && user->uid != 0)
            return *user;
    }
    return failure(ErrorKind::Rights,
                   Text::tr("The database server does not run as root, and this computer has neither "
                            "a user “postgres” nor a user “nobody”. Start Catalpa as an ordinary user."));
}

QString blockedFolder(const QString &path, const SystemUser &user)
{
    QString blocked;
    for (QString part = path; user.isOther; part = QFileInfo(part).path()) {
        struct stat entry { };
        if (::stat(QFile::encodeName(part).constData(), &entry) == 0 && S_ISDIR(entry.st_mode)) {
            const mode_t needed = entry.st_uid == user.uid ? S_IXUSR : entry.st_gid == user.gid ? S_IXGRP : S_IXOTH;
            // The folder itself is given to the user when it is root's.
            if (!(entry.st_mode & needed) && part != path)
                blocked = part;
        }
        if (part == QFileInfo(part).path())
            break;
    }
    return blocked;
}

std::function<void()> becoming(const SystemUser &user)
{
    // Between fork and exec: nothing here but system calls.
    return [other = user.isOther, uid = user.uid, gid = user.gid] {
        closeOnExec();
        if (other && (setgroups(1, &gid) != 0 || setgid(gid) != 0 || setuid(uid) != 0))
            _exit(126);
    };
}

} // namespace catalpa::platform
