// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "platform/systemuser.h"

#include <chrono>
#include <utility>

namespace catalpa::platform {

//! A lock on a file, held by this object and given up by the operating system when the program ends in any way; that is
//! what QLockFile, with its written process number, cannot promise. Two objects of one program exclude each other too.
class FileLock final {
    Q_DISABLE_COPY(FileLock)

public:
    enum class Mode { Shared, Exclusive };

    //! Makes the file when missing and waits for the lock. ErrorKind::Busy when somebody has it for longer than \a
    //! atMost.
    static Result<FileLock> take(const QString &path, Mode mode, const SystemUser &user,
                                 std::chrono::milliseconds atMost);

    FileLock(FileLock &&other) noexcept
        : m_file(std::exchange(other.m_file, -1))
    {
    }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~FileLock();

    //! Turns a shared lock into an exclusive one if nobody else holds it; false leaves no lock at all.
    bool tryToBecomeExclusive();

private:
    explicit FileLock(int file)
        : m_file(file)
    {
    }

    int m_file;
};

} // namespace catalpa::platform
