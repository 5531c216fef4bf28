// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: durability of files. Unix.

#include "platform/appendfile.h"

#include "base/text.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace catalpa::platform {
namespace {

//! A new file is found again after a power cut only when its folder is on the disk, too.
void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

Result<AppendFile> AppendFile::open(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int file =
        ::open(name.constData(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
    AppendFile opened(path, file);
    if (file < 0)
        return passOn(opened.refused(errno));
    struct stat entry { };
    if (::fstat(file, &entry) != 0 || !S_ISREG(entry.st_mode))
        return passOn(opened.refused(EEXIST));
    ::fchmod(file, 0600);
    syncFolderOf(path);
    return opened;
}

AppendFile::~AppendFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool AppendFile::isInPlace() const
{
    struct stat ours { };
    struct stat there { };
    return ::fstat(m_file, &ours) == 0 && ::stat(QFile::encodeName(m_path).constData(), &there) == 0
        && ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

Result<> AppendFile::append(const QByteArray &bytes)
{
    struct stat before { };
    if (::fstat(m_file, &before) != 0)
        return refused(errno);
    const auto takenBack = [&](int code) {
        if (::ftruncate(m_file, before.st_size) == 0)
            ::fsync(m_file);
        return refused(code);
    };
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(m_file, bytes.constData() + done, size_t(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return takenBack(errno);
        done += count;
    }
    if (::fsync(m_file) != 0)
        return takenBack(errno);
    return {};
}

Result<> AppendFile::clear()
{
    if (::ftruncate(m_file, 0) != 0 || ::fsync(m_file) != 0)
        return refused(errno);
    return {};
}

Result<> AppendFile::refused(int code) const
{
    const bool full = code == ENOSPC || code == EDQUOT;
    const bool forbidden = code == EACCES || code == EPERM || code == EROFS;
    return failure(full ? ErrorKind::Exhausted : (forbidden ? ErrorKind::Rights : ErrorKind::Invalid),
                   Text::tr("The file “%1” could not be written. The system says: %2.")
                       .arg(QDir::toNativeSeparators(m_path), qt_error_string(code)),
                   qt_error_string(code));
}

} // namespace catalpa::platform
