// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/output.h"

#include "cli/output/outputdevice.h"
#include "cli/output/tableoutput.h"

namespace catalpa::cli {
namespace {

constexpr qsizetype flushedSize = 64 * 1024;

//! How many bytes of UTF-8 at the beginning of \a rest are one character that a terminal would obey: DEL, U+0080 to
//! U+009F, marks that turn the direction, separators of lines. Others below U+0020 are escaped in any JSON.
qsizetype obeyedBytes(QByteArrayView rest)
{
    const auto at = [rest](qsizetype place) {
        return place < rest.size() ? uchar(rest.at(place)) : 0;
    };
    if (at(0) == 0x7F)
        return 1;
    if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F)
        return 2;
    const bool isSeparatorOrOverride = at(1) == 0x80 && at(2) >= 0xA8 && at(2) <= 0xAE; // U+2028 to U+202E
    const bool isIsolate = at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9; // U+2066 to U+2069
    return at(0) == 0xE2 && (isSeparatorOrOverride || isIsolate) ? 3 : 0;
}

QByteArray escapedJson(QByteArrayView json)
{
    QByteArray escaped;
    escaped.reserve(json.size());
    qsizetype kept = 0; // What stands before it is in \a escaped.
    for (qsizetype at = 0; at < json.size(); ++at) {
        const qsizetype count = uchar(json.at(at)) < 0x7F ? 0 : obeyedBytes(json.sliced(at));
        if (count == 0)
            continue;
        const char16_t character = QString::fromUtf8(json.sliced(at, count)).front().unicode();
        escaped += json.sliced(kept, at - kept);
        escaped += "\\u" + QByteArray::number(character, 16).rightJustified(4, '0');
        kept = at + count;
        at = kept - 1;
    }
    return escaped += json.sliced(kept);
}

} // namespace

void Output::write(QByteArrayView utf8)
{
    m_buffer += utf8;
    if (m_buffer.size() >= flushedSize)
        flush();
}

void Output::writeLine(const QString &line)
{
    write(displayText(line).toUtf8() + '\n');
}

void Output::writeJson(QByteArrayView json)
{
    write(escapedJson(json));
}

Result<> Output::finish()
{
    flush();
    if (m_error)
        return failure(*m_error);
    return {};
}

void Output::flush()
{
    const platform::WriteResult result = m_closed ? platform::WriteResult() : platform::writeToStandardOutput(m_buffer);
    m_buffer.clear();
    if (result.written == platform::Written::All)
        return;
    m_error = outputError(result);
    m_closed = true;
}

} // namespace catalpa::cli
