// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/sheet/zip.h"

#include "base/text.h"

#include <QtCore/QIODevice>
#include <QtCore/QtEndian>

#include <zlib.h>

#include <algorithm>

namespace catalpa::exchange {
namespace {

constexpr qsizetype zipChunk = 64 * 1024;
constexpr qsizetype mostEntries = 4096;

quint32 number32(const QByteArray &bytes, qsizetype at)
{
    return at + 4 <= bytes.size() ? qFromLittleEndian<quint32>(bytes.constData() + at) : 0;
}

quint16 number16(const QByteArray &bytes, qsizetype at)
{
    return at + 2 <= bytes.size() ? qFromLittleEndian<quint16>(bytes.constData() + at) : quint16(0);
}

Failure noArchive(const QString &detail)
{
    return failure(ErrorKind::Invalid, Text::tr("The file is damaged, or no spreadsheet."), detail);
}

QByteArray bytesAt(QIODevice &device, qint64 at, qint64 size)
{
    return device.seek(at) ? device.read(size) : QByteArray();
}

} // namespace

Result<QList<ZipEntry>> zipEntries(QIODevice &device)
{
    const qint64 size = device.size();
    const QByteArray tail = bytesAt(device, std::max<qint64>(0, size - zipChunk - 22), zipChunk + 22);
    const qsizetype end = tail.lastIndexOf("PK\x05\x06");
    if (end < 0)
        return noArchive(QStringLiteral("no end of the directory"));
    const QByteArray directory =
        bytesAt(device, number32(tail, end + 16), std::min<qint64>(number32(tail, end + 12), 4 * 1024 * 1024));
    QList<ZipEntry> entries;
    for (qsizetype at = 0; at + 46 <= directory.size() && entries.size() < mostEntries;) {
        if (number32(directory, at) != 0x02014B50)
            return noArchive(QStringLiteral("no entry of the directory"));
        const quint16 method = number16(directory, at + 10);
        const quint16 nameSize = number16(directory, at + 28);
        if (method == 0 || method == Z_DEFLATED)
            entries.append({QString::fromUtf8(directory.mid(at + 46, nameSize)), number32(directory, at + 42),
                            number32(directory, at + 20), method == Z_DEFLATED});
        at += 46 + nameSize + number16(directory, at + 30) + number16(directory, at + 32);
    }
    return entries;
}

struct ZipStream::Inflation {
    Inflation() { isReady = inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
    ~Inflation() { inflateEnd(&stream); }
    Q_DISABLE_COPY_MOVE(Inflation)

    z_stream stream{};
    bool isReady = false;
};

ZipStream::ZipStream(QIODevice &device, const ZipEntry &entry)
    : m_device(device)
    , m_left(entry.size)
{
    const QByteArray header = bytesAt(device, entry.header, 30);
    if (number32(header, 0) == 0x04034B50)
        m_position = entry.header + 30 + number16(header, 26) + number16(header, 28);
    if (entry.isPacked)
        m_inflation = std::make_unique<Inflation>();
}

ZipStream::~ZipStream() = default;

bool ZipStream::fetch()
{
    m_packed = bytesAt(m_device, m_position, std::min<qint64>(m_left, zipChunk));
    m_position += m_packed.size();
    m_left -= m_packed.size();
    return !m_packed.isEmpty();
}

std::optional<QByteArray> ZipStream::read()
{
    if (m_position < 0 || (m_inflation && !m_inflation->isReady))
        return {};
    if (m_isEnded)
        return QByteArray();
    if (!m_inflation)
        return m_left == 0 ? QByteArray() : fetch() ? std::optional(m_packed) : std::nullopt;
    QByteArray piece(zipChunk, Qt::Uninitialized);
    z_stream &stream = m_inflation->stream;
    stream.next_out = reinterpret_cast<Bytef *>(piece.data());
    stream.avail_out = zipChunk;
    while (stream.avail_out > 0 && !m_isEnded) {
        if (stream.avail_in == 0) {
            if (!fetch())
                return {};
            stream.next_in = reinterpret_cast<Bytef *>(m_packed.data());
            stream.avail_in = uInt(m_packed.size());
        }
        const int done = inflate(&stream, Z_NO_FLUSH);
        if (done != Z_OK && done != Z_STREAM_END)
            return {};
        m_isEnded = done == Z_STREAM_END;
    }
    piece.truncate(zipChunk - stream.avail_out);
    return piece;
}

} // namespace catalpa::exchange
