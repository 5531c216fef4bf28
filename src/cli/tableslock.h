// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "local/folderlayout.h"
#include "platform/filelock.h"

namespace catalpa::cli {

//! For who makes the tables of a new local catalogue: while this object lives, no other program has one. It also keeps
//! on the disk whether they are being made, so that the next program goes on where one was killed.
class TablesLock final {
public:
    //! Blocks for at most a minute; then ErrorKind::Busy.
    static Result<TablesLock> take(const local::FolderLayout &layout);

    //! Somebody has begun, now or earlier, and has not come to the end.
    bool isBegun() const;
    Result<> begin() const;
    void end() const;

private:
    TablesLock(local::FolderLayout layout, platform::SystemUser user, platform::FileLock lock);

    local::FolderLayout m_layout;
    platform::SystemUser m_user;
    platform::FileLock m_lock;
};

} // namespace catalpa::cli
