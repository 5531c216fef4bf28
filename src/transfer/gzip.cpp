// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/gzip.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QIODevice>

#include <zlib.h>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::transfer {
namespace {

constexpr std::size_t pieceBytes = 64 * 1024;
constexpr int gzipFormat = 15 + 16; //!< The largest window, and gzip's header and check sum. See zlib.h, deflateInit2.
constexpr int level = 4; //!< Twice as quick as zlib's usual 6, and files a twentieth larger.

using Piece = std::array<Bytef, pieceBytes>;

} // namespace

Failure damaged(const QString &detail)
{
    return failure(ErrorKind::Invalid,
                   Text::tr("This file is damaged or was cut off, so nothing was taken from it. Use another copy "
                            "of the catalogue."),
                   detail);
}

struct GzipWriter::Stream {
    z_stream z{};
    Piece piece{};
};

GzipWriter::GzipWriter(QIODevice &device)
    : m_device(device)
    , m_stream(std::make_unique<Stream>())
{
    if (deflateInit2(&m_stream->z, level, Z_DEFLATED, gzipFormat, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib cannot be used");
}

GzipWriter::~GzipWriter()
{
    deflateEnd(&m_stream->z);
}

Result<> GzipWriter::write(QByteArrayView bytes)
{
    // zlib does not write here; its type says so only when it is compiled with ZLIB_CONST.
    m_stream->z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    m_stream->z.avail_in = uInt(bytes.size());
    return deflate(Z_NO_FLUSH);
}

Result<> GzipWriter::finish()
{
    return deflate(Z_FINISH);
}

Result<> GzipWriter::deflate(int flush)
{
    int state = Z_OK;
    do {
        m_stream->z.next_out = m_stream->piece.data();
        m_stream->z.avail_out = uInt(pieceBytes);
        state = ::deflate(&m_stream->z, flush);
        if (const auto put = store(qint64(pieceBytes - m_stream->z.avail_out)); !put)
            return put;
    } while (m_stream->z.avail_out == 0 || (flush == Z_FINISH && state == Z_OK));
    return {};
}

//! A disk that gets full takes a part first, and says why only the next time.
Result<> GzipWriter::store(qint64 size)
{
    for (qint64 done = 0; done < size;) {
        const qint64 taken = m_device.write(reinterpret_cast<const char *>(m_stream->piece.data()) + done, size - done);
        if (taken <= 0) {
            return failure(ErrorKind::Unexpected,
                           Text::tr("The file could not be written. The system says: %1.").arg(m_device.errorString()));
        }
        done += taken;
    }
    return {};
}

struct GzipReader::Stream {
    z_stream z{};
    Piece piece{};
};

GzipReader::GzipReader(QIODevice &device)
    : m_device(device)
    , m_stream(std::make_unique<Stream>())
{
    if (inflateInit2(&m_stream->z, gzipFormat) != Z_OK)
        qFatal("zlib cannot be used");
}

GzipReader::~GzipReader()
{
    inflateEnd(&m_stream->z);
}

Result<> GzipReader::fetch()
{
    const qint64 size = m_device.read(reinterpret_cast<char *>(m_stream->piece.data()), qint64(pieceBytes));
    if (size < 0) {
        return failure(ErrorKind::Unexpected,
                       Text::tr("The file could not be read. The system says: %1.").arg(m_device.errorString()));
    }
    m_stream->z.next_in = m_stream->piece.data();
    m_stream->z.avail_in = uInt(size);
    return {};
}

Result<QByteArray> GzipReader::read()
{
    QByteArray out(qsizetype(pieceBytes), Qt::Uninitialized);
    m_stream->z.next_out = reinterpret_cast<Bytef *>(out.data());
    m_stream->z.avail_out = uInt(out.size());
    while (!m_ended && m_stream->z.avail_out == uInt(out.size())) {
        if (m_stream->z.avail_in == 0) {
            if (const auto fetched = fetch(); !fetched)
                return passOn(fetched);
            if (m_stream->z.avail_in == 0)
                return damaged(u"the compressed data end early"_s);
        }
        const int state = inflate(&m_stream->z, Z_NO_FLUSH);
        m_ended = state == Z_STREAM_END;
        if (!m_ended && state != Z_OK)
            return damaged(u"zlib: %1"_s.arg(QString::fromLatin1(m_stream->z.msg ? m_stream->z.msg : "error")));
        if (m_ended && (m_stream->z.avail_in > 0 || !m_device.atEnd()))
            return damaged(u"something follows the compressed data"_s);
    }
    out.truncate(out.size() - qsizetype(m_stream->z.avail_out));
    return out;
}

} // namespace catalpa::transfer
