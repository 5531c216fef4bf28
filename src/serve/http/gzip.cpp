// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/gzip.h"

#include <zlib.h>

namespace catalpa::serve {
namespace {

constexpr int level = 5; //!< Half the time of zlib's usual 6, and about a fiftieth more bytes.
constexpr int windowOfGzip = 15 + 16; //!< See deflateInit2().
constexpr int memoryLevel = 8;

} // namespace

std::optional<QByteArray> gzipped(const QByteArray &bytes)
{
    z_stream stream = {};
    if (deflateInit2(&stream, level, Z_DEFLATED, windowOfGzip, memoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    QByteArray compressed(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    // zlib takes what it only reads through a pointer without const.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(compressed.data());
    stream.avail_out = uInt(compressed.size());
    const int ended = deflate(&stream, Z_FINISH);
    compressed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    if (ended != Z_STREAM_END)
        return std::nullopt;
    return compressed;
}

} // namespace catalpa::serve
