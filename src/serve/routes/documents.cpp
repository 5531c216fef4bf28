// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/documents.h"

#include "serve/routes/recordroutes.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/serve/"_s + name);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray(); // In memory.
}

} // namespace

Routed health(const Visit &)
{
    // That a reader is there says that the database has answered.
    return Question{.ask = [](CatalogueReader &) -> Result<Response> { return jsonResponse("{\"status\":\"ok\"}"); },
                    .isKept = false,
                    .key = "health"};
}

Routed openApi(const Visit &)
{
    static const QByteArray document = resource(u"openapi.json"_s).replace("@VERSION@", CATALPA_VERSION);
    Response response = jsonResponse(document);
    response.document = "openapi.json";
    return response;
}

Routed styleSheet(const Visit &)
{
    static const QByteArray document = resource(u"style.css"_s);
    return Response{.contentType = "text/css; charset=utf-8", .body = document, .headers = {}, .document = "style.css"};
}

Routed icon(const Visit &)
{
    static const QByteArray document = resource(u"icon.svg"_s);
    return Response{.contentType = "image/svg+xml", .body = document, .headers = {}, .document = "icon.svg"};
}

} // namespace catalpa::serve
