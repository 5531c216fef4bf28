// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/launchrequest.h"
#include "platform/filelock.h"

#include <QtCore/QDeadlineTimer>
#include <QtNetwork/QLocalServer>

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

namespace catalpa::app {

//! One running program for each user and display: a later start hands over its errand to the first and ends.
//!
//! The first holds a lock, which the system gives up however it ends, and listens on a socket beside it that nobody
//! else may open. What comes over the socket is an errand to the letter, or is passed over.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    enum class Start {
        First, //!< This program shows its window and hears of later starts.
        HandedOver, //!< The first program has taken the errand over.
        Alone //!< There is no place for a socket, or the first does not answer: a window of its own.
    };

    //! \a folder belongs to the user alone; \a session names the display.
    SingleInstance(const QString &folder, const QString &session);

    //! Tries for up to \a patience when there is a first that does not answer; to be called before any window is shown.
    Start begin(const LaunchRequest &request, std::chrono::milliseconds timeout = std::chrono::seconds(5));
    QString socketPath() const { return m_path; }

Q_SIGNALS:
    //! A later start has left this to do.
    void called(const catalpa::app::LaunchRequest &request);

private:
    Start listen();
    std::optional<Start> handOver(const QByteArray &message, const QDeadlineTimer &deadline) const;
    void receive();
    void dropOldest();
    void read(QLocalSocket *socket);

    QString m_path; //!< Empty when there is no folder.
    std::optional<platform::FileLock> m_lock; //!< Given up after the server has closed.
    QLocalServer m_server;
};

//! $XDG_RUNTIME_DIR and its kind: a folder that is this user's alone; empty when there is none.
QString runtimeFolder();
//! The display that this program shows its windows on. Needs the QGuiApplication.
QString displaySession();

} // namespace catalpa::app
