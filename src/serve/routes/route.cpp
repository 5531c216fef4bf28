// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/route.h"

#include "base/text.h"
#include "serve/http/negotiation.h"
#include "serve/routes/documents.h"
#include "serve/routes/listroutes.h"
#include "serve/routes/problem.h"
#include "serve/routes/recordroutes.h"

#include <QtCore/QDate>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

struct Route {
    const char16_t *path; //!< ":" is any one segment, which has a character at least.
    Routed (*handle)(const Visit &visit);
};

constexpr std::array<Route, 10> table{{{u"", home},
                                       {u"authors", authors},
                                       {u"authors/:", author},
                                       {u"books", books},
                                       {u"books/:", booksOfAuthor},
                                       {u"book/:", book},
                                       {u"health", health},
                                       {u"openapi.json", openApi},
                                       {u"style.css", styleSheet},
                                       {u"icon.svg", icon}}};

//! As Express: capital and small letters are the same, and what is encoded is no letter of a name. What stands for ":"
//! goes to \a visit.
bool fits(const Route &route, Visit &visit)
{
    const QStringList pattern = QString::fromUtf16(route.path).split(u'/', Qt::SkipEmptyParts);
    const QStringList &segments = visit.target.segments;
    const QList<QByteArray> sent = visit.target.path.mid(1).split('/');
    if (pattern.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) != ":"_L1 && pattern.at(i).compare(QLatin1StringView(sent.at(i)), Qt::CaseInsensitive) != 0)
            return false;
        if (segments.at(i).isEmpty())
            return false;
    }
    visit.last = segments.value(segments.size() - 1);
    return true;
}

QByteArray keyOf(const Question &question, bool forPeople)
{
    // What was added "in the last week" depends on the day.
    return (forPeople ? "h" : "j") + QByteArray::number(QDate::currentDate().toJulianDay()) + '/' + question.key;
}

Routed routed(const Route &found, const Request &request, const Visit &visit)
{
    if (request.method == "OPTIONS")
        return Response{.status = 204, .contentType = {}, .body = {}, .headers = {{"Allow", "GET, HEAD, OPTIONS"}}};
    if (request.method != "GET" && request.method != "HEAD") {
        return problem(405, Text::tr("This catalogue can only be read."), visit.forPeople,
                       {{"Allow", "GET, HEAD, OPTIONS"}});
    }
    Routed answer = found.handle(visit);
    if (auto *question = std::get_if<Question>(&answer))
        question->key = keyOf(*question, visit.forPeople);
    return answer;
}

QString sentenceFor(int status)
{
    switch (status) {
    case 414:
        return Text::tr("This address is too long.");
    case 421:
        return Text::tr("This server does not go by that name.");
    case 429:
        return Text::tr("These are too many requests. Try again in a moment.");
    case 431:
        return Text::tr("The header of the request is too large.");
    case 503:
        return Text::tr("The catalogue cannot be reached at the moment. Try again soon.");
    default:
        return Text::tr("This request cannot be read.");
    }
}

} // namespace

Routed route(const Request &request)
{
    const bool forPeople = prefersHtml(request.accept);
    if (request.target.size() > longestTarget)
        return refusal(request, 414);
    const auto target = readTarget(request.target);
    if (!target)
        return problemOf(target.error(), forPeople);
    Visit visit{*target, {}, forPeople};
    for (const Route &each : table) {
        if (fits(each, visit))
            return routed(each, request, visit);
    }
    return problem(404, Text::tr("There is nothing at this address."), forPeople);
}

Response respond(const Request &request, CatalogueReader &reader)
{
    const Routed found = route(request);
    if (const auto *response = std::get_if<Response>(&found))
        return *response;
    const auto answer = std::get<Question>(found).ask(reader);
    return answer ? *answer : problemOf(answer.error(), prefersHtml(request.accept));
}

Response refusal(const Request &request, int status)
{
    QList<Header> headers;
    if (status == 503 || status == 429)
        headers += Header("Retry-After", status == 503 ? "5" : "1");
    return problem(status, sentenceFor(status), prefersHtml(request.accept), headers);
}

} // namespace catalpa::serve
