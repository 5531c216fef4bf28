// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/prepare.h"

#include "serve/http/gzip.h"
#include "serve/http/negotiation.h"

#include <QtCore/QCryptographicHash>

#include <array>

namespace catalpa::serve {
namespace {

constexpr qsizetype worthCompressing = 1'024; //!< Bytes: about what a packet takes anyway.

// No script, no frame, no plug-in, nothing from elsewhere.
constexpr auto safety = "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; "
                        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
                        "X-Content-Type-Options: nosniff\r\n"
                        "X-Frame-Options: DENY\r\n"
                        "Referrer-Policy: no-referrer\r\n"
                        "Cross-Origin-Opener-Policy: same-origin\r\n"
                        "Cross-Origin-Resource-Policy: same-origin\r\n";

struct Reason {
    int status;
    const char *text;
};
constexpr std::array<Reason, 13> reasons{{{200, "OK"},
                                          {204, "No Content"},
                                          {304, "Not Modified"},
                                          {400, "Bad Request"},
                                          {404, "Not Found"},
                                          {405, "Method Not Allowed"},
                                          {414, "URI Too Long"},
                                          {421, "Misdirected Request"},
                                          {429, "Too Many Requests"},
                                          {431, "Request Header Fields Too Large"},
                                          {500, "Internal Server Error"},
                                          {503, "Service Unavailable"},
                                          {505, "HTTP Version Not Supported"}}};

bool isFresh(const Prepared &answer, const Request &request)
{
    return answer.status == 200 && !wantsAnew(request.cacheControl) && matches(request.ifNoneMatch, answer.etag);
}

} // namespace

QByteArray reasonOf(int status)
{
    for (const Reason &reason : reasons) {
        if (reason.status == status)
            return reason.text;
    }
    return "Unknown";
}

QByteArray etagOf(const QByteArray &body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha1).toBase64();
    return "W/\"" + QByteArray::number(body.size(), 16) + "-" + hash.left(27) + "\"";
}

Answer prepared(const Response &response, bool gzip)
{
    auto answer = std::make_shared<Prepared>();
    answer->status = response.status;
    answer->body = response.body;
    QByteArray &head = answer->head;
    if (!response.contentType.isEmpty())
        head += "Content-Type: " + response.contentType + "\r\n";
    if (response.status == 200) {
        answer->etag = etagOf(response.body);
        head += "ETag: " + answer->etag + "\r\nCache-Control: no-cache\r\n";
    } else {
        head += "Cache-Control: no-store\r\n";
    }
    head += "Vary: Accept, Accept-Encoding\r\n";
    const bool isWorthIt = gzip && response.body.size() >= worthCompressing;
    if (const auto compressed = isWorthIt ? gzipped(response.body) : std::nullopt) {
        answer->body = *compressed;
        head += "Content-Encoding: gzip\r\n";
    }
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    head += safety;
    return answer;
}

QByteArray headFor(const Prepared &answer, const Request &request, const QByteArray &date, bool keepAlive)
{
    const int status = isFresh(answer, request) ? 304 : answer.status;
    QByteArray head;
    head.reserve(answer.head.size() + 192);
    head += "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    head += answer.head;
    if (status != 304 && status != 204)
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    head += "Date: " + date;
    head += keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    return head;
}

bool hasBody(const Prepared &answer, const Request &request)
{
    return request.method != "HEAD" && !answer.body.isEmpty() && !isFresh(answer, request);
}

} // namespace catalpa::serve
