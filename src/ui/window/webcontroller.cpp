// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/webcontroller.h"

namespace catalpa::ui {

WebController::WebController(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

WebController::~WebController() = default;

void WebController::open(const Catalogue &catalogue)
{
    if (!m_server) {
        auto started = m_services.serveCatalogue(catalogue.address());
        if (!started) {
            Q_EMIT told(started.error().message);
            return;
        }
        m_server = std::move(*started);
        m_catalogue = &catalogue;
        Q_EMIT changed();
    }
    if (!m_services.openUrl(m_server->url()))
        Q_EMIT told(tr("No browser could be opened. The catalogue is at %1").arg(m_server->url().toString()));
}

void WebController::stop()
{
    if (!m_server)
        return;
    m_server.reset();
    m_catalogue = nullptr;
    Q_EMIT changed();
}

void WebController::follow(const Catalogue *catalogue)
{
    if (catalogue != m_catalogue)
        stop();
}

QUrl WebController::url() const
{
    return m_server ? m_server->url() : QUrl();
}

} // namespace catalpa::ui
