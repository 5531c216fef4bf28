// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <QtCore/QDateTime>

namespace catalpa::local {

//! How the local catalogue is doing.
struct LocalStatus {
    enum class State { NeverStarted, Stopped, Running };

    State state = State::NeverStarted;
    qint64 pid = 0; //!< Of the server, while it runs.
    QDateTime since; //!< UTC; when the server was started, while it runs.
    bool kept = false; //!< While it runs: until stop(), not just while somebody uses it.
    QString version; //!< Of PostgreSQL, such as "15"; empty when never started.
    QString folder;
    QString logFile;
    qint64 bytes = 0; //!< What the catalogue takes on the disk.
};

//! The private PostgreSQL of one folder: the catalogue of a person with no account and no network.
//!
//! The server runs in the background, independent of this program, listens on a Unix socket that its owner alone can
//! reach, and never on TCP. It is found again after a crash of the program, and recovers after one of its own. No other
//! PostgreSQL is touched. As root, whom PostgreSQL refuses, it runs as the owner of the folder, or as the user postgres
//! (else nobody) in a new one.
//!
//! A value without state: any number of objects and programs may speak of the same folder. Every method blocks (start:
//! under a second when new, some hundredths when running) and may be called in any thread but the GUI's; there, use
//! inBackground(). Desktop programs take a LocalLease instead of calling start() and stop().
class LocalServer {
public:
    //! \a folder is made when it is first needed; it must be empty then.
    explicit LocalServer(const QString &folder = usualFolder());

    //! catalpa/local in the user's data folder ($XDG_DATA_HOME). For root: /var/lib/catalpa/local, unless the user who
    //! runs the server can enter $XDG_DATA_HOME.
    static QString usualFolder();

    //! Starts the server, or finds it running, and lets it run until stop().
    //! Kinds: Offline (no server installed, another version, no space, it does not start), Rights, Invalid (the
    //! folder), Busy (it takes very long).
    Result<ConnectionAddress> start() const;
    //! Ends the server, whoever uses it; nothing that was saved is lost. Fine when it does not run.
    Result<void> stop() const;
    //! Gives the catalogue's database another name, which is the answer, and puts an empty one in its place. Whoever
    //! works in it is disconnected. The server runs afterwards.
    Result<QString> setAside() const;
    LocalStatus status() const;
    //! Where the catalogue is, or will be once started.
    ConnectionAddress address() const;

    QString folder() const { return m_folder; }

private:
    QString m_folder; //!< Absolute.
};

} // namespace catalpa::local
