// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "platform/standardstreams.h"

#include <QtCore/QIODevice>

#include <optional>

namespace catalpa::cli {

//! What a write to the standard output that went so comes to; nothing where all is written or nobody reads any more.
std::optional<Error> outputError(const platform::WriteResult &result);

//! The standard output for who writes into a device, in pieces of some size. In one thread.
class OutputDevice final : public QIODevice {
public:
    OutputDevice();
    ~OutputDevice() override = default;

    bool isSequential() const override { return true; }
    //! Writes what is left; false when not everything could be written.
    bool flush();
    //! Nobody reads any more, as behind `| head`: no failure, but nothing more needs to be written.
    bool isReaderGone() const { return m_result.written == platform::Written::ReaderGone; }
    //! Why not everything could be written; nothing where it could, or where nobody reads any more.
    std::optional<Error> error() const;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    QByteArray m_buffer;
    platform::WriteResult m_result;
};

} // namespace catalpa::cli
