// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/outputdevice.h"

#include "base/text.h"

namespace catalpa::cli {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

std::optional<Error> outputError(const platform::WriteResult &result)
{
    using platform::Written;
    switch (result.written) {
    case Written::All:
    case Written::ReaderGone:
        return {};
    case Written::Interrupted:
        return Error{ErrorKind::Cancelled, Text::tr("This was stopped."), {}};
    case Written::Full:
    case Written::Failed:
        break;
    }
    if (platform::isOutputClosed())
        return Error{ErrorKind::Unexpected, Text::tr("The output could not be written, because it is closed."), {}};
    return Error{result.written == Written::Full ? ErrorKind::Exhausted : ErrorKind::Unexpected,
                 Text::tr("The output could not be written. The system says: %1.").arg(result.reason),
                 {}};
}

OutputDevice::OutputDevice()
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool OutputDevice::flush()
{
    if (m_result.written != platform::Written::All)
        return false;
    m_result = platform::writeToStandardOutput(m_buffer);
    m_buffer.clear();
    setErrorString(m_result.reason);
    return m_result.written == platform::Written::All;
}

std::optional<Error> OutputDevice::error() const
{
    return outputError(m_result);
}

qint64 OutputDevice::writeData(const char *bytes, qint64 size)
{
    m_buffer.append(bytes, size);
    return m_buffer.size() < pieceSize || flush() ? size : -1;
}

} // namespace catalpa::cli
