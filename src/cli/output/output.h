// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>

#include <optional>

namespace catalpa::cli {

//! The standard output, in UTF-8, collected into large pieces.
class Output final {
    Q_DISABLE_COPY_MOVE(Output)

public:
    Output() = default;

    //! As it is: what comes from elsewhere has to be harmless to a terminal.
    void write(QByteArrayView utf8);
    //! For people, as displayText().
    void writeLine(const QString &line);
    //! JSON, or a piece of it between two characters. What could command a terminal or turn the direction of a line is
    //! written as \u…, which is the same text to whoever reads it.
    void writeJson(QByteArrayView json);
    //! Writes what there is, so that people see it before what comes next.
    void flush();
    //! True when nothing more can be written; whoever produces rows stops then.
    bool isClosed() const { return m_closed; }
    //! Writes what is left. A reader that went away early (`| head`) is no failure.
    Result<> finish();

private:
    QByteArray m_buffer;
    bool m_closed = false;
    std::optional<Error> m_error;
};

} // namespace catalpa::cli
