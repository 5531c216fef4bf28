// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace catalpa::platform {

//! Opens something in the place of a standard stream that the caller has closed, so that no connection gets its number
//! and our output; what is written there fails. And lets a write to a closed pipe fail instead of ending the program.
//! Call it first.
void prepareStandardStreams();

//! Leaves out of stderr what libpq writes there ("FATAL:  terminating connection …"): a server's farewell that comes
//! with the end of a login, before anybody can tell libpq where such notices belong. Call it before there are threads.
//! Everything else passes at once. Only with the GNU C library.
void leaveOutLibpqNotices();

//! Lets SIGINT, SIGTERM and SIGHUP end the program in order. A second one ends it at once.
//! Returns a descriptor that becomes readable when one has come, or -1 where there are no such signals.
int catchEndingSignals();
//! True once such a signal has come.
bool hasEndingSignalCome();

enum class Written {
    All,
    ReaderGone, //!< Nobody reads any more, as behind `| head`.
    Interrupted, //!< An ending signal came while the reader was slow.
    Failed, //!< Also where the standard output is closed.
    Full, //!< No room is left where the standard output leads.
};

struct WriteResult {
    Written written = Written::All;
    QString reason; //!< The system's words, with Failed and Full.
};

//! Writes to the standard output; waits for a slow reader.
WriteResult writeToStandardOutput(QByteArrayView bytes);

//! The caller has closed the standard output (`>&-`).
bool isOutputClosed();
//! The standard output is a terminal.
bool isTerminalOutput();

//! \a path, such as /dev/stdout, is the pipe or the device that the standard output is: what is written to both is
//! mixed.
bool isStandardOutput(const QString &path);

} // namespace catalpa::platform
