// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/recentconnections.h"
#include "models/services.h"

#include <QtCore/QObject>

#include <memory>

namespace catalpa::ui {

class ConnectionGate;
class Prompts;
class StartPage;

//! Catalogues that were opened before, on the start page, where they can be removed; and which of them is open now.
class RecentCatalogues final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this.
    RecentCatalogues(const Services &services, QSettings &settings, Prompts &prompts, StartPage &page,
                     ConnectionGate &gate);

    //! Fills the start page.
    void show();
    //! What was open last: a name, RecentConnections::localName() or nothing.
    QString last() const { return m_connections.last(); }
    std::optional<RememberedConnection> find(const QString &name) const { return m_connections.find(name); }

    //! What is open now, when it has a name.
    const std::optional<RememberedConnection> &opened() const { return m_opened; }
    void setOpened(const std::optional<RememberedConnection> &connection) { m_opened = connection; }
    //! Keeps what was opened at \a address, with its password where that is wanted, and has the next start open it;
    //! nothing: it is not to be remembered.
    void remember(const std::optional<RememberedConnection> &connection, const ConnectionAddress &address);
    //! Which database stands behind what is open now, by CatalogueCapabilities::identity.
    void setDatabase(const QString &identity);
    //! Has the next start open the catalogue on this computer.
    void rememberLocal();
    //! Has the next start show the start page.
    void forgetLast() { m_connections.setLast({}); }

private:
    void askToForget(const QString &name);
    void ask(const RememberedConnection &connection, qsizetype keptEdits);
    void forget(const QString &name);

    const Services &m_services;
    Prompts &m_prompts;
    StartPage &m_page;
    ConnectionGate &m_gate;
    RecentConnections m_connections;
    std::optional<RememberedConnection> m_opened;
    std::unique_ptr<Journal> m_journal; //!< Of the catalogue that is asked about.
    Pending m_reading;
};

} // namespace catalpa::ui
