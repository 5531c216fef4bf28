// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QIODevice>

namespace catalpa::platform {

//! A file that is there whole or not at all: written under another name beside its place, flushed to the disk, and
//! renamed, all of which may fail and says so (QSaveFile's commit() is true on a full disk, because of its buffer). A
//! symbolic link is followed. What is there and is no regular file, such as a pipe or /dev/stdout, is never replaced:
//! it is written through, and a pipe is waited for as long as somebody may still read it, until hasEndingSignalCome().
//! Not for the GUI's thread. Platform file.
class WholeFile final : public QIODevice {
public:
    enum class Access {
        OwnerOnly, //!< Mode 0600, for the program's own files: what is no regular file is refused.
        Usual, //!< That of the file which is replaced, or what the user's umask gives.
    };

    WholeFile(const QString &path, Access access);
    //! Without a commit() that succeeded nothing has been changed.
    ~WholeFile() override;

    const QString &path() const { return m_path; }
    bool isSequential() const override { return true; }
    bool hasFailed() const { return m_failed; } //!< A write() has.
    //! What it came to: ErrorKind::Exhausted for a full disk.
    ErrorKind failureKind() const { return m_failureKind; }

    //! Opens it for writing. The errors of both are sentences that name the file; so is errorString() after a write()
    //! that failed, without the name. A full disk is ErrorKind::Exhausted.
    Result<> begin();
    Result<> commit();

protected:
    qint64 readData(char *, qint64) override { return -1; }
    //! Takes all of it, or is -1.
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    Result<> beginBeside(int mode); //!< Permission bits to keep, or -1.
    Result<> beginThrough();
    Result<> refused(int code) const;
    void drop();

    QString m_path;
    QByteArray m_place; //!< Where m_path leads.
    QByteArray m_beside; //!< What is written until it is whole; empty when written through.
    Access m_access;
    int m_file = -1;
    bool m_failed = false;
    ErrorKind m_failureKind = ErrorKind::Unexpected;
};

//! Writes \a bytes as a WholeFile.
Result<> writeWholeFile(const QString &path, const QByteArray &bytes, WholeFile::Access access);

} // namespace catalpa::platform
