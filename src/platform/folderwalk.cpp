// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: folders and links. Unix.

#include "platform/folderwalk.h"

#include <QtCore/QtGlobal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <utility>

namespace catalpa::platform {
namespace {

constexpr int mostLinks = 40; //!< As the kernel.

#ifdef O_PATH
constexpr int passing = O_PATH; //!< Folders on the way need not be readable.
#else
constexpr int passing = O_RDONLY;
#endif

} // namespace

FolderWalk::FolderWalk(bool passable)
    : m_passable(passable)
{
}

FolderWalk::~FolderWalk()
{
    if (m_at >= 0)
        ::close(m_at);
}

FolderWalk::End FolderWalk::enter(const QByteArray &path)
{
    m_rest = path;
    if (!moveTo(::open("/", passing | O_DIRECTORY | O_CLOEXEC)))
        return End::Failed;
    while (!m_rest.isEmpty()) {
        const qsizetype slash = m_rest.indexOf('/');
        m_name = slash < 0 ? m_rest : m_rest.first(slash);
        m_rest = slash < 0 ? QByteArray() : m_rest.sliced(slash + 1);
        if (m_name.isEmpty() || m_name == ".")
            continue;
        if (const End end = step(); end != End::Reached)
            return end;
    }
    return End::Reached;
}

FolderWalk::End FolderWalk::step()
{
    constexpr int flags = passing | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int next = ::openat(m_at, m_name.constData(), flags);
    if (next < 0 && errno == ENOENT && make())
        next = ::openat(m_at, m_name.constData(), flags);
    if (next < 0 && (errno == ELOOP || errno == ENOTDIR))
        return follow();
    return moveTo(next) ? End::Reached : End::Failed;
}

FolderWalk::End FolderWalk::follow()
{
    struct stat entry { };
    std::array<char, PATH_MAX> target{};
    if (::fstatat(m_at, m_name.constData(), &entry, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISLNK(entry.st_mode)
        || ++m_links > mostLinks) {
        m_code = m_links > mostLinks ? ELOOP : ENOTDIR;
        return End::Failed;
    }
    if (entry.st_uid != 0 && entry.st_uid != ::geteuid())
        return End::ForeignLink;
    const ssize_t size = ::readlinkat(m_at, m_name.constData(), target.data(), target.size());
    if (size <= 0) {
        m_code = errno;
        return End::Failed;
    }
    m_rest = QByteArray(target.data(), size) + '/' + m_rest;
    const bool absolute = m_rest.startsWith('/');
    return !absolute || moveTo(::open("/", passing | O_DIRECTORY | O_CLOEXEC)) ? End::Reached : End::Failed;
}

bool FolderWalk::make()
{
    if (::mkdirat(m_at, m_name.constData(), 0777) != 0 && errno != EEXIST)
        return false;
    if (!m_passable)
        return true;
    const int made = ::openat(m_at, m_name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat entry { };
    if (made >= 0 && ::fstat(made, &entry) == 0 && entry.st_uid == ::geteuid())
        ::fchmod(made, 0755);
    if (made >= 0)
        ::close(made);
    return made >= 0;
}

bool FolderWalk::moveTo(int folder)
{
    m_code = folder < 0 ? errno : 0;
    if (const int before = std::exchange(m_at, folder); before >= 0)
        ::close(before);
    return folder >= 0;
}

} // namespace catalpa::platform
