// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/problem.h"

#include "base/text.h"
#include "core/json/json.h"
#include "serve/http/prepare.h"
#include "serve/pages/recordpages.h"

namespace catalpa::serve {
namespace {

Response asJson(int status, const QString &sentence)
{
    return {.status = status,
            .contentType = "application/json; charset=utf-8",
            .body = Json::Object()
                        .add("status", Json::number(qint64(status)))
                        .add("error", Json::text(QString::fromLatin1(reasonOf(status))))
                        .add("message", Json::text(sentence))
                        .text()};
}

} // namespace

Response problem(int status, const QString &sentence, bool forPeople, const QList<Header> &headers)
{
    Response response = forPeople ? errorPage(status, sentence) : asJson(status, sentence);
    response.headers = headers;
    return response;
}

Response problemOf(const Error &error, bool forPeople)
{
    switch (error.kind) {
    case ErrorKind::Missing:
        return problem(404, Text::tr("There is no such record in the catalogue."), forPeople);
    case ErrorKind::Invalid:
        return problem(400, error.sqlDetails ? Text::tr("This cannot be looked for.") : error.message, forPeople);
    case ErrorKind::Rights:
        // Nothing that passes: who runs the server has to do something.
        return problem(500, Text::tr("This server may not read the catalogue."), forPeople);
    case ErrorKind::Schema:
        return problem(503, Text::tr("There is no catalogue here yet."), forPeople, {{"Retry-After", "60"}});
    default:
        return problem(503, Text::tr("The catalogue cannot be reached at the moment. Try again soon."), forPeople,
                       {{"Retry-After", "5"}});
    }
}

} // namespace catalpa::serve
