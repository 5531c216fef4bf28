// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>

namespace catalpa::platform {

//! A folder that is reached name by name, each in the one before it, so that nobody can lead the way elsewhere
//! meanwhile. A symbolic link is followed only when it is root's or our own: root must not make anything behind a link
//! that somebody else has laid. Platform file.
class FolderWalk final {
    Q_DISABLE_COPY_MOVE(FolderWalk)

public:
    //! With \a passable, folders that are made can be entered by everybody, whatever the umask says.
    explicit FolderWalk(bool passable);
    ~FolderWalk();

    enum class End { Reached, ForeignLink, Failed };
    //! Goes to the absolute \a path and makes what is missing.
    End enter(const QByteArray &path);

    int descriptor() const { return m_at; } //!< Of the folder, for openat() and the like; ours.
    int code() const { return m_code; } //!< The errno of End::Failed.
    const QByteArray &name() const { return m_name; } //!< Where it ended.

private:
    End step();
    End follow();
    bool make();
    bool moveTo(int folder);

    bool m_passable;
    int m_at = -1;
    int m_code = 0;
    int m_links = 0;
    QByteArray m_name;
    QByteArray m_rest; //!< What is still to be gone.
};

} // namespace catalpa::platform
