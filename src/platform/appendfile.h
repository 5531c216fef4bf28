// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <utility>

namespace catalpa::platform {

//! A file of this program's user alone (mode 0600) that only grows or is emptied, and each time is on the disk before
//! the call returns. What could not be written whole is taken back. Not for the GUI's thread. Platform file.
class AppendFile final {
    Q_DISABLE_COPY(AppendFile)

public:
    //! Makes the file \a path when missing. A link, a pipe and a device are refused. The error's sentence names the
    //! file and the reason.
    static Result<AppendFile> open(const QString &path);

    AppendFile(AppendFile &&other) noexcept
        : m_path(std::move(other.m_path))
        , m_file(std::exchange(other.m_file, -1))
    {
    }
    AppendFile &operator=(AppendFile &&other) noexcept
    {
        std::swap(m_path, other.m_path);
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~AppendFile();

    //! False when somebody has removed or replaced the file: what is appended would be lost with it.
    bool isInPlace() const;
    Result<> append(const QByteArray &bytes);
    Result<> clear();

private:
    AppendFile(QString path, int file)
        : m_path(std::move(path))
        , m_file(file)
    {
    }
    Result<> refused(int code) const;

    QString m_path;
    int m_file;
};

} // namespace catalpa::platform
