// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>

#include <memory>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace catalpa::transfer {

//! Writes a gzip stream (RFC 1952) to a device. The error is the device's, such as a full disk, in words.
class GzipWriter final {
    Q_DISABLE_COPY_MOVE(GzipWriter)

public:
    explicit GzipWriter(QIODevice &device);
    ~GzipWriter();

    Result<> write(QByteArrayView bytes);
    //! Writes what is left, and the check sum.
    Result<> finish();

private:
    Result<> deflate(int flush);
    Result<> store(qint64 size);

    struct Stream;
    QIODevice &m_device;
    std::unique_ptr<Stream> m_stream;
};

//! Reads the one gzip stream that a device holds, piece by piece. ErrorKind::Invalid when it is none, damaged, cut off,
//! or followed by something else.
class GzipReader final {
    Q_DISABLE_COPY_MOVE(GzipReader)

public:
    explicit GzipReader(QIODevice &device);
    ~GzipReader();

    //! The next piece, 64 KB at most; empty at the end, when the check sum was right.
    Result<QByteArray> read();

private:
    Result<> fetch();

    struct Stream;
    QIODevice &m_device;
    std::unique_ptr<Stream> m_stream;
    bool m_ended = false;
};

//! The sentence for a file that is not what it was.
Failure damaged(const QString &detail);

} // namespace catalpa::transfer
