// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: what a name in the file system stands for. Unix.

#include "platform/regularfile.h"

#include "base/text.h"
#include "platform/standardstreams.h"

#include <QtCore/QDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace catalpa::platform {
namespace {

constexpr qint64 pieceBytes = 1 << 20;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

Failure notRegular(const QString &path, mode_t mode)
{
    QString sentence = Text::tr("“%1” is a device, not a file, so it is not read.");
    if (S_ISDIR(mode))
        sentence = Text::tr("“%1” is a folder, not a file, so it is not read.");
    else if (S_ISFIFO(mode))
        sentence = Text::tr("“%1” is a pipe, not a file, so it is not read.");
    else if (S_ISSOCK(mode))
        sentence = Text::tr("“%1” is a socket, not a file, so it is not read.");
    return failure(ErrorKind::Invalid, sentence.arg(shown(path)));
}

Failure notOpened(const QString &path, int code)
{
    const QString detail = path + QStringLiteral(": ") + qt_error_string(code);
    if (code == ENOENT || code == ENOTDIR)
        return failure(ErrorKind::Missing, Text::tr("There is no file “%1”.").arg(shown(path)), detail);
    const bool forbidden = code == EACCES || code == EPERM;
    return failure(
        forbidden ? ErrorKind::Rights : ErrorKind::Invalid,
        Text::tr("The file “%1” could not be read. The system says: %2.").arg(shown(path), qt_error_string(code)),
        detail);
}

Failure tooLarge(const QString &path, qint64 largest)
{
    constexpr qint64 megabyte = 1'000'000;
    return failure(ErrorKind::Invalid,
                   Text::tr("The file “%1” is not read, because it is larger than %2 MB.")
                       .arg(shown(path))
                       .arg(std::max<qint64>(1, largest / megabyte)));
}

Result<std::unique_ptr<QFile>> openedByQt(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (file->open(QIODevice::ReadOnly))
        return file;
    return failure(ErrorKind::Missing, Text::tr("There is no file “%1”.").arg(path), file->errorString());
}

} // namespace

Result<std::unique_ptr<QFile>> openRegularFile(const QString &path)
{
    if (path.startsWith(QLatin1String(":/")))
        return openedByQt(path);
    // Without O_NONBLOCK a pipe would be waited for; opening a device may do things, so it is looked at first.
    struct stat entry { };
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &entry) != 0)
        return notOpened(path, errno);
    if (!S_ISREG(entry.st_mode))
        return notRegular(path, entry.st_mode);
    const int descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return notOpened(path, errno);
    auto file = std::make_unique<QFile>(path);
    if (::fstat(descriptor, &entry) != 0 || !S_ISREG(entry.st_mode)
        || !file->open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return notRegular(path, entry.st_mode);
    }
    return file;
}

Result<QByteArray> readRegularFile(const QString &path, qint64 largest)
{
    const auto file = openRegularFile(path);
    if (!file)
        return passOn(file);
    QIODevice &device = **file;
    if (device.size() > largest)
        return tooLarge(path, largest);
    QByteArray bytes;
    bytes.reserve(device.size());
    for (;;) { // Files that the system makes up as they are read have the size 0.
        const QByteArray piece = device.read(pieceBytes);
        if (piece.isEmpty())
            break;
        bytes += piece;
        if (bytes.size() > largest)
            return tooLarge(path, largest);
        if (hasEndingSignalCome())
            return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
    }
    if ((*file)->error() != QFileDevice::NoError) {
        return failure(
            ErrorKind::Invalid,
            Text::tr("The file “%1” could not be read. The system says: %2.").arg(shown(path), device.errorString()));
    }
    return bytes;
}

Result<> checkRegularFile(const QString &path, qint64 largest)
{
    struct stat entry { };
    if (::stat(QFile::encodeName(path).constData(), &entry) != 0)
        return {};
    if (!S_ISREG(entry.st_mode))
        return notRegular(path, entry.st_mode);
    if (entry.st_size > largest)
        return tooLarge(path, largest);
    return {};
}

} // namespace catalpa::platform
