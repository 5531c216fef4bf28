// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "output.h"

#include "platform.h"

#include <QtCore/QCoreApplication>

namespace catalpa::cli {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Output)
};

} // namespace

void Output::write(QByteArrayView utf8)
{
    m_buffer += utf8;
    if (m_buffer.size() >= pieceSize)
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
        return tl::unexpected(*m_error);
    return {};
}

void Output::flush()
{
    QString reason;
    const Written written = m_closed ? Written::All : writeToStandardOutput(m_buffer, &reason);
    m_buffer.clear();
    switch (written) {
    case Written::All:
        return;
    case Written::ReaderGone:
        break;
    case Written::Interrupted:
        m_error = Error{ErrorKind::Cancelled, Sentences::tr("This was stopped."), {}};
        break;
    case Written::Failed:
        m_error = Error{ErrorKind::Unexpected,
                        Sentences::tr("The output could not be written. The system says: %1.").arg(reason),
                        {}};
        break;
    }
    m_closed = true;
}

} // namespace catalpa::cli
