// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/outputdevice.h"

namespace catalpa::cli {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

OutputDevice::OutputDevice()
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool OutputDevice::flush()
{
    if (m_written != platform::Written::All)
        return false;
    const platform::WriteResult result = platform::writeToStandardOutput(m_buffer);
    m_buffer.clear();
    m_written = result.written;
    setErrorString(result.reason);
    return m_written == platform::Written::All;
}

qint64 OutputDevice::writeData(const char *bytes, qint64 size)
{
    m_buffer.append(bytes, size);
    return m_buffer.size() < pieceSize || flush() ? size : -1;
}

} // namespace catalpa::cli
