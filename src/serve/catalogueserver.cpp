// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/catalogueserver.h"

#include "base/futures.h"
#include "serve/catalogueservice.h"
#include "serve/http/negotiation.h"
#include "serve/http/prepare.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

constexpr int requestsOfOthers = 50; //!< A second; a page is two, with its style sheet.
constexpr int connectionsOfOthers = 100;

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

//! What others may call this computer; for itself "localhost" is enough.
HostRule namesOf(const ServerSettings &settings)
{
    if (isLoopback(settings.host))
        return HostRule(settings.names);
    const QString own = QHostInfo::localHostName();
    return HostRule(settings.names + QStringList{own, own + ".local"_L1, own + u'.' + QHostInfo::localDomainName()});
}

ServerLimits limitsOf(const ServerSettings &settings)
{
    const bool isOwn = isLoopback(settings.host);
    ServerLimits limits;
    limits.connectionsPerClient = isOwn ? 0 : connectionsOfOthers;
    limits.forAnswer = settings.forAnswer;
    limits.requestsPerSecond = settings.requestsPerSecond.value_or(isOwn ? 0 : requestsOfOthers);
    return limits;
}

Responder responderOf(const std::shared_ptr<CatalogueService> &service)
{
    return {.answer = [service](const Request &request,
                                Responder::Reply reply) { service->answer(request, std::move(reply)); },
            .refuse =
                [](const Request &request, int status) {
                    return prepared(refusal(request, status), acceptsGzip(request.acceptEncoding));
                }};
}

} // namespace

Result<std::unique_ptr<CatalogueServer>> CatalogueServer::start(const ConnectionAddress &address,
                                                                const ServerSettings &settings)
{
    const auto service = std::make_shared<CatalogueService>(address, settings.forAnswer, settings.startServer);
    const auto listen = [&](quint16 port) {
        return Server::start(settings.host, port, namesOf(settings), limitsOf(settings), responderOf(service));
    };
    auto server = listen(settings.port);
    if (!server && server.error().kind == ErrorKind::Busy && settings.anyPort)
        server = listen(0);
    if (!server)
        return passOn(server);
    return std::unique_ptr<CatalogueServer>(new CatalogueServer(std::move(*server), settings.host));
}

CatalogueServer::CatalogueServer(std::unique_ptr<Server> server, const QString &host)
    : m_server(std::move(server))
    , m_host(host)
    , m_isOpenToOthers(!isLoopback(host))
{
}

CatalogueServer::~CatalogueServer()
{
    // Its end waits for a thread, which a window must not.
    inBackground([server = std::shared_ptr<Server>(std::move(m_server))]() mutable -> Result<> {
        server.reset();
        return {};
    });
}

QUrl CatalogueServer::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    const QHostAddress address(m_host);
    const bool isAny = address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    url.setHost(isAny ? u"localhost"_s : m_host);
    url.setPort(m_server->port());
    url.setPath(u"/"_s);
    return url;
}

void CatalogueServer::finish(std::chrono::milliseconds longest)
{
    m_server->finish(longest);
}

} // namespace catalpa::serve
