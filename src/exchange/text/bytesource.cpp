// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/bytesource.h"

#include "exchange/reader.h"

#include <QtCore/QIODevice>

#include <cstring>

namespace catalpa::exchange {
namespace {

constexpr qsizetype chunk = 64 * 1024;

std::optional<QStringDecoder> decoderFor(const QByteArray &encoding)
{
    if (encoding == "UTF-16LE")
        return QStringDecoder(QStringConverter::Utf16LE);
    if (encoding == "UTF-16BE")
        return QStringDecoder(QStringConverter::Utf16BE);
    return {};
}

qsizetype indexOf(QByteArrayView bytes, char wanted)
{
    const void *found = bytes.isEmpty() ? nullptr : std::memchr(bytes.data(), wanted, std::size_t(bytes.size()));
    return found ? static_cast<const char *>(found) - bytes.data() : -1;
}

} // namespace

ByteSource::ByteSource(QIODevice &device, const QByteArray &encoding)
    : m_device(device)
    , m_decoder(decoderFor(encoding))
{
}

bool ByteSource::fetch()
{
    QByteArray bytes(chunk, Qt::Uninitialized);
    const qint64 size = m_device.read(bytes.data(), chunk);
    if (size < 0)
        m_error = m_device.errorString();
    if (size <= 0)
        return false;
    bytes.truncate(size);
    m_bytesRead += size;
    if (m_decoder)
        bytes = QString(m_decoder->decode(bytes)).toUtf8();
    if (!m_hasBegun && bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    m_hasBegun = true;
    m_buffer = std::move(bytes);
    m_position = 0;
    return true;
}

template <typename Find>
std::optional<ByteSource::Piece> ByteSource::piece(Find find)
{
    Piece piece;
    bool isAnything = false;
    for (;;) {
        if (m_position >= m_buffer.size() && !fetch())
            return isAnything ? std::optional(piece) : std::nullopt;
        const QByteArrayView rest = QByteArrayView(m_buffer).sliced(m_position);
        const qsizetype end = find(rest);
        const QByteArrayView part = end < 0 ? rest : rest.first(end);
        isAnything = isAnything || !rest.isEmpty();
        if (piece.isTooLong || piece.bytes.size() + part.size() > largestRecord) {
            piece.isTooLong = true;
            piece.bytes = {};
        } else {
            piece.bytes.append(part);
        }
        m_position += part.size() + (end < 0 ? 0 : 1);
        if (end >= 0) {
            piece.isEnded = true;
            return piece;
        }
    }
}

std::optional<ByteSource::Piece> ByteSource::line()
{
    if (m_isAfterReturn) {
        m_isAfterReturn = false;
        if (m_position < m_buffer.size() || fetch())
            m_position += m_position < m_buffer.size() && m_buffer.at(m_position) == '\n' ? 1 : 0;
    }
    bool isReturn = false;
    auto read = piece([&](QByteArrayView rest) {
        const qsizetype feed = indexOf(rest, '\n');
        const qsizetype carriage = indexOf(feed < 0 ? rest : rest.first(feed), '\r');
        isReturn = carriage >= 0;
        return isReturn ? carriage : feed;
    });
    m_isAfterReturn = read && read->isEnded && isReturn;
    return read;
}

std::optional<ByteSource::Piece> ByteSource::upTo(char end)
{
    return piece([=](QByteArrayView rest) { return indexOf(rest, end); });
}

void ByteSource::skip(QByteArrayView filler)
{
    for (;;) {
        if (m_position >= m_buffer.size() && !fetch())
            return;
        while (m_position < m_buffer.size() && filler.contains(m_buffer.at(m_position)))
            ++m_position;
        if (m_position < m_buffer.size())
            return;
    }
}

} // namespace catalpa::exchange
