// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/recentconnections.h"
#include "models/services.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace catalpa::ui {

class ConnectPage;
class Prompts;

//! What stands between an address and its opening: the person's agreement, where the address asks for less protection
//! than there could be, and the password of a catalogue that is remembered. Passwords are kept in the system's
//! keychain, under the catalogue's name and address, and in memory until the program ends; never in a file of ours.
class ConnectionGate final : public QObject {
    Q_OBJECT

public:
    using Open = std::function<void(const ConnectionAddress &)>;

    //! All must outlive this; \a page is its parent.
    ConnectionGate(const Services &services, QSettings &settings, Prompts &prompts, ConnectPage &page);

    //! Calls \a open when nothing has to be agreed to, or it has been: now, or when the catalogue was remembered.
    void pass(const ConnectionAddress &address, const Open &open);
    //! The same, with the password that is known; without one the server is asked whether it wants one at all.
    void passRemembered(const RememberedConnection &connection, const Open &open);
    //! Takes back what the keychain was asked.
    void stop() { m_search = Pending(); }

    //! After \a address was opened as \a connection: keeps its password as the page says, and answers the connection
    //! with what was agreed to.
    RememberedConnection keep(RememberedConnection connection, const ConnectionAddress &address);
    //! Takes the password of a catalogue out of the keychain.
    void forget(const RememberedConnection &connection);

Q_SIGNALS:
    //! Something went otherwise than wanted; a sentence for the status bar.
    void told(const QString &sentence);

private:
    bool isAgreed(const ConnectionAddress &address) const;
    void openWith(const QString &password, ConnectionAddress address, const Open &open);
    void remove(const QString &entry);

    const Services &m_services;
    Prompts &m_prompts;
    ConnectPage &m_page;
    RecentConnections m_connections;
    QHash<QString, QString> m_known; //!< Secret: entry to password, of this run.
    Pending m_search;
};

} // namespace catalpa::ui
