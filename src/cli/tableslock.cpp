// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/tableslock.h"

#include "base/text.h"
#include "platform/privatefile.h"

#include <QtCore/QFile>

#include <utility>

using namespace std::chrono_literals;

namespace catalpa::cli {
namespace {

constexpr auto timeout = 60s;

Error inWords(Error error)
{
    if (error.kind == ErrorKind::Busy) {
        error.message = Text::tr("Another program is still making the tables of the catalogue on this computer. Try "
                                 "again in a moment.");
    }
    return error;
}

} // namespace

TablesLock::TablesLock(local::FolderLayout layout, platform::SystemUser user, platform::FileLock lock)
    : m_layout(std::move(layout))
    , m_user(std::move(user))
    , m_lock(std::move(lock))
{
}

Result<TablesLock> TablesLock::take(const local::FolderLayout &layout)
{
    const auto user = platform::systemUser(layout.folder);
    if (!user)
        return passOn(user);
    auto lock = platform::FileLock::take(layout.tablesLock(), platform::FileLock::Mode::Exclusive, *user, timeout);
    if (!lock)
        return failure(inWords(lock.error()));
    return TablesLock(layout, *user, *std::move(lock));
}

bool TablesLock::isBegun() const
{
    return QFile::exists(m_layout.tablesMark());
}

Result<> TablesLock::begin() const
{
    return platform::makePrivateFile(m_layout.tablesMark(), m_user);
}

void TablesLock::end() const
{
    QFile::remove(m_layout.tablesMark());
}

} // namespace catalpa::cli
