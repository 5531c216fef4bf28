// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "platform/standardstreams.h"

#include <QtCore/QIODevice>

namespace catalpa::cli {

//! The standard output for who writes into a device, in pieces of some size. In one thread.
class OutputDevice final : public QIODevice {
public:
    OutputDevice();
    ~OutputDevice() override = default;

    bool isSequential() const override { return true; }
    //! Writes what is left; false when not everything could be written. Then errorString() says why.
    bool flush();
    //! Nobody reads any more, as behind `| head`: no failure, but nothing more needs to be written.
    bool isReaderGone() const { return m_written == platform::Written::ReaderGone; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    QByteArray m_buffer;
    platform::Written m_written = platform::Written::All;
};

} // namespace catalpa::cli
