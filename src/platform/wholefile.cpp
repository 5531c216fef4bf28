// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: durability of files, pipes and devices. Unix.

#include "platform/wholefile.h"

#include "base/text.h"
#include "platform/standardstreams.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace catalpa::platform {
namespace {

constexpr int pollInterval = 20; //!< Milliseconds, after which an ending signal is noticed.
constexpr qint64 longestForReader = 30'000; //!< Milliseconds until somebody opens the other end of a pipe.
constexpr mode_t permissionBits = 0777;

//! Where links lead, even when nothing is there yet; the kernel follows as many.
QString placeOf(const QString &path)
{
    constexpr int mostLinks = 40;
    QFileInfo info(path);
    for (int links = 0; info.isSymLink() && links < mostLinks; ++links)
        info.setFile(info.symLinkTarget());
    return info.filePath();
}

ErrorKind kindOf(int code)
{
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    const bool forbidden = code == EACCES || code == EPERM || code == EROFS;
    return full ? ErrorKind::Exhausted : (forbidden ? ErrorKind::Rights : ErrorKind::Invalid);
}

bool syncedFolderOf(const QByteArray &place)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(QFile::decodeName(place)).path());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return true; // A folder that may be written and not read.
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    ::close(descriptor);
    return synced;
}

} // namespace

WholeFile::WholeFile(const QString &path, Access access)
    : m_path(path)
    , m_access(access)
{
}

WholeFile::~WholeFile()
{
    drop();
}

Result<> WholeFile::begin()
{
    struct stat entry { };
    const QString place = placeOf(m_path);
    m_place = QFile::encodeName(m_path);
    const bool exists = ::stat(m_place.constData(), &entry) == 0;
    if (isOutputClosed() && isStandardOutput(m_path)) {
        return failure(ErrorKind::Invalid,
                       Text::tr("Nothing can be written to “%1”: it is the standard output, which is closed.")
                           .arg(QDir::toNativeSeparators(m_path)));
    }
    if (exists && S_ISDIR(entry.st_mode))
        return refused(EISDIR);
    const bool through = exists && !S_ISREG(entry.st_mode);
    if (through && m_access == Access::OwnerOnly)
        return refused(EEXIST);
    if (!through)
        m_place = QFile::encodeName(place);
    const bool keepsMode = exists && m_access == Access::Usual;
    auto begun = through ? beginThrough() : beginBeside(keepsMode ? int(entry.st_mode & permissionBits) : -1);
    if (begun)
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    return begun;
}

Result<> WholeFile::beginBeside(int mode)
{
    if (::access(m_place.constData(), F_OK) == 0 && ::access(m_place.constData(), W_OK) != 0)
        return refused(errno); // Renaming would replace also what may not be written.
    const QString folder = QFileInfo(QFile::decodeName(m_place)).path();
    const mode_t usual = m_access == Access::OwnerOnly ? 0600 : 0666; // Less the umask.
    do {
        const QString number = QString::number(QRandomGenerator::system()->generate64(), 36);
        m_beside = QFile::encodeName(folder + QStringLiteral("/.catalpa-") + number);
        m_file = ::open(m_beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, usual);
    } while (m_file < 0 && errno == EEXIST);
    if (m_file < 0) {
        const int code = errno;
        m_beside.clear();
        return refused(code);
    }
    if (mode >= 0 && ::fchmod(m_file, mode_t(mode)) != 0 && errno != EPERM && errno != ENOTSUP) // FAT has no modes.
        return refused(errno);
    return {};
}

Result<> WholeFile::beginThrough()
{
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        m_file = ::open(m_place.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (m_file >= 0)
            return {};
        // A pipe that nobody reads yet.
        if (errno != ENXIO || waited.hasExpired(longestForReader) || hasEndingSignalCome())
            return refused(errno);
        ::poll(nullptr, 0, pollInterval);
    }
}

qint64 WholeFile::writeData(const char *bytes, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t count = ::write(m_file, bytes + done, size_t(size - done));
        if (count >= 0) {
            done += count;
            continue;
        }
        const int code = errno;
        if (hasEndingSignalCome() || (code != EINTR && code != EAGAIN)) {
            m_failed = true;
            m_failureKind = hasEndingSignalCome() ? ErrorKind::Cancelled : kindOf(code);
            setErrorString(qt_error_string(hasEndingSignalCome() ? EINTR : code));
            return -1;
        }
        std::array<pollfd, 1> reader{{{m_file, POLLOUT, 0}}};
        ::poll(reader.data(), reader.size(), pollInterval);
    }
    return done;
}

Result<> WholeFile::commit()
{
    // Pipes and terminals cannot be flushed: EINVAL.
    if (::fsync(m_file) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP)
        return refused(errno);
    const int file = std::exchange(m_file, -1);
    if (::close(file) != 0)
        return refused(errno);
    if (!m_beside.isEmpty()) {
        if (::rename(m_beside.constData(), m_place.constData()) != 0)
            return refused(errno);
        m_beside.clear();
        if (!syncedFolderOf(m_place))
            return refused(errno);
    }
    close();
    return {};
}

Result<> WholeFile::refused(int code) const
{
    return failure(kindOf(code),
                   Text::tr("The file “%1” could not be written. The system says: %2.")
                       .arg(QDir::toNativeSeparators(m_path), qt_error_string(code)),
                   qt_error_string(code));
}

void WholeFile::drop()
{
    if (m_file >= 0)
        ::close(std::exchange(m_file, -1));
    if (!m_beside.isEmpty())
        ::unlink(m_beside.constData());
    m_beside.clear();
}

Result<> writeWholeFile(const QString &path, const QByteArray &bytes, WholeFile::Access access)
{
    WholeFile file(path, access);
    if (auto begun = file.begin(); !begun)
        return begun;
    if (file.write(bytes) != bytes.size()) {
        return failure(file.failureKind(),
                       Text::tr("The file “%1” could not be written. The system says: %2.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()),
                       file.errorString());
    }
    return file.commit();
}

} // namespace catalpa::platform
