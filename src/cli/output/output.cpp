// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/output.h"

#include "base/text.h"
#include "platform/standardstreams.h"

namespace catalpa::cli {
namespace {

constexpr qsizetype flushedSize = 64 * 1024;

} // namespace

void Output::write(QByteArrayView utf8)
{
    m_buffer += utf8;
    if (m_buffer.size() >= flushedSize)
        flush();
}

void Output::writeLine(const QString &line)
{
    write(line.toUtf8() + '\n');
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
    switch (result.written) {
    case platform::Written::All:
        return;
    case platform::Written::ReaderGone:
        break;
    case platform::Written::Interrupted:
        m_error = Error{ErrorKind::Cancelled, Text::tr("This was stopped."), {}};
        break;
    case platform::Written::Failed:
        m_error = Error{ErrorKind::Unexpected,
                        Text::tr("The output could not be written. The system says: %1.").arg(result.reason),
                        {}};
        break;
    }
    m_closed = true;
}

} // namespace catalpa::cli
