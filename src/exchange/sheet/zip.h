// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! A file in a zip archive.
struct ZipEntry {
    QString name;
    qint64 header = 0; //!< Where its own header stands.
    qint64 size = 0; //!< In bytes, as it is packed.
    bool isPacked = false; //!< By deflate; else it is stored as it is.
};

//! The files of the archive in a device that can seek; those that are packed in another way are left out.
//! ErrorKind::Invalid for what is no archive. ZIP64 is understood only where nothing in it needs 64 bits.
Result<QList<ZipEntry>> zipEntries(QIODevice &device);

//! Reads one file of an archive from its beginning to its end, in constant memory. Check sums are not looked at.
class ZipStream final {
    Q_DISABLE_COPY_MOVE(ZipStream)

public:
    ZipStream(QIODevice &device, const ZipEntry &entry);
    ~ZipStream();

    //! The next piece, 64 KB at most; empty at the end; nothing when the archive is damaged.
    std::optional<QByteArray> read();

private:
    bool fetch();

    struct Inflation;
    QIODevice &m_device;
    qint64 m_position = -1; //!< Of what comes next in the device; -1 when damaged.
    qint64 m_left = 0; //!< Bytes of the file in the device.
    QByteArray m_packed;
    std::unique_ptr<Inflation> m_inflation; //!< Null for a file that is stored.
    bool m_isEnded = false;
};

} // namespace catalpa::exchange
