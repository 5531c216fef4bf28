// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sourceposition.h"

#include <QtCore/QStringView>

#include <algorithm>
#include <limits>

namespace catalpa::sql {
namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// In \r\n the line ends with the second character.
bool endsLine(QByteArrayView utf8, qsizetype at)
{
    if (utf8[at] == '\r')
        return at + 1 == utf8.size() || utf8[at + 1] != '\n';
    return utf8[at] == '\n';
}

//! Walks over \a utf8 until \a codePoints are behind, or the byte at \a offset is reached.
TextPlace walk(QByteArrayView utf8, int codePoints, qsizetype offset)
{
    TextPlace place{1, 1};
    for (qsizetype at = 0; at < utf8.size() && at < offset; ++at) {
        if (isContinuation(utf8[at]))
            continue;
        if (codePoints-- == 0)
            break;
        if (endsLine(utf8, at))
            place = {place.line + 1, 1};
        else
            ++place.column;
    }
    return place;
}

} // namespace

TextPlace placeOf(QByteArrayView utf8, int codePoint)
{
    return codePoint < 1 ? TextPlace() : walk(utf8, codePoint - 1, utf8.size());
}

TextPlace placeOfByte(QByteArrayView utf8, qsizetype offset)
{
    return walk(utf8, std::numeric_limits<int>::max(), offset);
}

int codePoints(QByteArrayView utf8)
{
    return int(std::count_if(utf8.begin(), utf8.end(), [](char byte) { return !isContinuation(byte); }));
}

qsizetype byteOf(QByteArrayView utf8, int codePoint)
{
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        if (!isContinuation(utf8[at]) && --codePoint == 0)
            return at;
    }
    return utf8.size();
}

QString lineOf(QByteArrayView utf8, int line)
{
    qsizetype begin = 0;
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        if (!endsLine(utf8, at))
            continue;
        if (--line == 0) {
            const qsizetype end = utf8[at] == '\n' && at > begin && utf8[at - 1] == '\r' ? at - 1 : at;
            return QString::fromUtf8(utf8.sliced(begin, end - begin));
        }
        begin = at + 1;
    }
    return line == 1 ? QString::fromUtf8(utf8.sliced(begin)) : QString();
}

} // namespace catalpa::sql
