// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/webserver.h"
#include "models/services.h"

#include <QtCore/QObject>

#include <memory>

namespace catalpa::ui {

//! Shows the catalogue that is open in the browser: a server in this program, for this computer only, until it is
//! stopped or the catalogue is closed.
class WebController final : public QObject {
    Q_OBJECT

public:
    //! \a services must outlive it.
    explicit WebController(const Services &services, QObject *parent = nullptr);
    ~WebController() override;

    //! Starts to serve \a catalogue, unless it is served, and opens the first page.
    void open(const Catalogue &catalogue);
    void stop();
    //! Stops when \a catalogue, which may be null, is not the one that is served.
    void follow(const Catalogue *catalogue);

    //! Where the catalogue is; invalid while it is not served.
    QUrl url() const;

Q_SIGNALS:
    void changed();
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    const Services &m_services;
    const Catalogue *m_catalogue = nullptr; //!< The one that is served; only compared.
    std::unique_ptr<WebServer> m_server;
};

} // namespace catalpa::ui
