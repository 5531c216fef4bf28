// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/connection.h"

#include "serve/http/date.h"
#include "serve/http/prepare.h"
#include "serve/http/target.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/ostream.hpp>
#include <boost/beast/http/read.hpp>

#include <array>
#include <limits>
#include <new>
#include <utility>

namespace catalpa::serve {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

// Room for one more read behind the largest header, so that pipelined requests come through whole.
constexpr std::size_t readAhead = 4 * 1024;
constexpr std::size_t mostSkipped = 64; //!< Bytes of empty lines before a request.
constexpr std::size_t mostDiscarded = 256 * 1024; //!< Bytes of a body that nobody reads.
constexpr std::chrono::seconds longestLingering{2};

QByteArray bytesOf(beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

Request requestFrom(const http::request<http::empty_body> &message, const QByteArray &client)
{
    return {.method = bytesOf(message.method_string()),
            .target = bytesOf(message.target()),
            .host = bytesOf(message[http::field::host]),
            .accept = bytesOf(message[http::field::accept]),
            .acceptEncoding = bytesOf(message[http::field::accept_encoding]),
            .ifNoneMatch = bytesOf(message[http::field::if_none_match]),
            .cacheControl = bytesOf(message[http::field::cache_control]),
            .client = client};
}

beast::string_view textIn(const beast::flat_buffer &buffer)
{
    const auto data = buffer.data();
    return {static_cast<const char *>(data.data()), data.size()};
}

//! Whether all agree on where a body ends (RFC 9112, 6.1).
bool hasGoodCoding(const http::request_parser<http::empty_body> &parser)
{
    const auto &message = parser.get();
    return message.count(http::field::transfer_encoding) == 0 || (message.version() == 11 && parser.chunked());
}

} // namespace

Connection::Connection(asio::ip::tcp::socket socket, const QByteArray &client,
                       const std::shared_ptr<asio::io_context> &context, const std::shared_ptr<Connections> &all)
    : m_context(context)
    , m_all(all)
    , m_stream(std::move(socket))
    , m_overdue(*context)
    , m_client(client)
    , m_buffer(std::size_t(all->limits.headerBytes) + readAhead)
{
    move(m_all->waiting);
    ++m_all->clients[m_client];
}

Connection::~Connection()
{
    forgetAnswer();
    m_list->erase(m_place);
    const auto mine = m_all->clients.find(m_client);
    if (--*mine == 0)
        m_all->clients.erase(mine);
    if (m_all->isEnding && m_all->count() == 0 && m_all->ended)
        m_all->ended();
}

void Connection::move(std::list<Connection *> &list)
{
    if (m_list)
        m_list->erase(m_place);
    m_list = &list;
    m_place = list.insert(list.end(), this);
}

void Connection::readRequest()
{
    move(m_all->waiting);
    m_parser.emplace();
    m_parser->header_limit(std::uint32_t(m_all->limits.headerBytes));
    m_parser->body_limit(std::numeric_limits<std::uint64_t>::max()); // No body is read.
    m_stream.expires_after(m_all->limits.forRequest);
    m_skipped = 0;
    skipEmptyLines();
}

//! Some clients send an empty line behind a body (RFC 9112, 2.2).
void Connection::skipEmptyLines()
{
    for (beast::string_view text = textIn(m_buffer); !text.empty(); text = textIn(m_buffer)) {
        const std::size_t count = text.starts_with("\r\n") ? 2 : text.front() == '\n' ? 1 : 0;
        const bool isCut = text == "\r";
        if ((count == 0 && !isCut) || m_skipped > mostSkipped)
            return readHeader();
        if (isCut)
            break;
        m_buffer.consume(count);
        m_skipped += count;
    }
    m_read.resize(readAhead);
    m_stream.async_read_some(asio::buffer(m_read),
                             [self = shared_from_this()](beast::error_code error, std::size_t count) {
                                 if (error)
                                     return self->close();
                                 beast::ostream(self->m_buffer).write(self->m_read.data(), std::streamsize(count));
                                 self->skipEmptyLines();
                             });
}

void Connection::readHeader()
{
    http::async_read_header(
        m_stream, m_buffer, *m_parser,
        [self = shared_from_this()](beast::error_code error, std::size_t) { self->requestCame(error); });
}

void Connection::requestCame(beast::error_code error)
{
    if (error)
        return requestFailed(error);
    if (!m_stream.socket().is_open())
        return; // It was closed after the request had been read.
    m_request = requestFrom(m_parser->get(), m_client);
    const bool hasBody = m_parser->chunked() || m_parser->content_length().value_or(0) > 0;
    m_keepAlive = m_parser->keep_alive() && !hasBody && !m_all->isEnding;
    takeUp();
}

//! What is no HTTP is answered once; a client that is gone, or too slow, is not.
void Connection::requestFailed(beast::error_code error)
{
    const bool isNoHttp = error.category() == http::make_error_code(http::error::bad_method).category()
        && error != http::error::end_of_stream && error != http::error::partial_message;
    if (!isNoHttp)
        return close();
    const bool isHead = m_parser->get().method() == http::verb::head || textIn(m_buffer).starts_with("HEAD ");
    m_request = {.method = isHead ? "HEAD" : "GET",
                 .target = {},
                 .host = {},
                 .accept = {},
                 .acceptEncoding = {},
                 .ifNoneMatch = {}};
    m_keepAlive = false;
    const bool isTooLarge = error == http::error::header_limit || error == http::error::buffer_overflow;
    send(m_all->responder.refuse(m_request, isTooLarge ? 431 : error == http::error::bad_version ? 505 : 400));
}

void Connection::takeUp()
{
    const int status = statusOf(m_parser->get());
    if (status == 0)
        return ask();
    m_keepAlive = m_keepAlive && status == 429;
    send(m_all->responder.refuse(m_request, status));
}

//! 0 for a request that may be answered.
int Connection::statusOf(const Parser::value_type &message) const
{
    if (message.version() != 11 && message.version() != 10)
        return 505;
    if (!hasGoodCoding(*m_parser))
        return 400;
    const auto hosts = message.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() == 11))
        return 400;
    const auto host = hostOf(m_request.target); // It counts more than the header (RFC 9112, 3.2.2); both have to fit.
    if ((hosts == 1 && !m_all->hosts.allows(m_request.host)) || (host && !m_all->hosts.allows(*host)))
        return 421;
    return m_all->rate.admits(m_client, RateLimit::Clock::now()) ? 0 : 429;
}

void Connection::ask()
{
    const int number = ++m_asked;
    move(m_all->answering);
    m_stream.expires_never();
    m_overdue.expires_after(m_all->limits.forAnswer);
    m_overdue.async_wait([self = shared_from_this(), number](beast::error_code error) {
        if (!error && number == self->m_asked)
            self->send(self->m_all->responder.refuse(self->m_request, 503));
    });
    // The wait keeps the connection; the reply must not, for it may come after the end of the server.
    const auto reply = [context = m_context, weak = weak_from_this(), number](const Answer &answer) {
        asio::post(*context, [weak, number, answer] {
            const auto self = weak.lock();
            if (self && number == self->m_asked)
                self->send(answer);
        });
    };
    try {
        m_all->responder.answer(m_request, reply);
    } catch (const std::bad_alloc &) {
        send(m_all->responder.refuse(m_request, 503));
    }
}

void Connection::send(const Answer &answer)
{
    ++m_asked;
    m_overdue.cancel();
    move(m_all->sending);
    m_keepAlive = m_keepAlive && !m_all->isEnding;
    m_head = headFor(*answer, m_request, httpDate(), m_keepAlive);
    std::array<asio::const_buffer, 2> buffers{asio::const_buffer(m_head.constData(), std::size_t(m_head.size()))};
    if (hasBody(*answer, m_request)) {
        m_answer = answer;
        m_isCounted = true;
        m_all->bodies.add(answer);
        m_all->makeRoomFor(this);
        buffers.at(1) = asio::const_buffer(answer->body.constData(), std::size_t(answer->body.size()));
    }
    m_stream.expires_after(m_all->limits.forSending);
    asio::async_write(m_stream, buffers,
                      [self = shared_from_this()](beast::error_code error, std::size_t) { self->sent(error); });
}

void Connection::sent(beast::error_code error)
{
    forgetAnswer();
    m_answer.reset();
    if (error || !m_stream.socket().is_open())
        return close();
    if (m_keepAlive && !m_all->isEnding)
        return readRequest();
    linger();
}

//! What is written may still be looked at until the system says that it has ended; it does so at once after close().
void Connection::forgetAnswer()
{
    if (std::exchange(m_isCounted, false))
        m_all->bodies.remove(m_answer);
}

//! A socket that is closed with unread bytes is reset, and the client may lose the answer.
void Connection::linger()
{
    beast::error_code ignored;
    m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    m_stream.expires_after(longestLingering);
    m_read.resize(readAhead);
    discard();
}

void Connection::discard()
{
    m_stream.async_read_some(asio::buffer(m_read),
                             [self = shared_from_this()](beast::error_code error, std::size_t count) {
                                 self->m_discardedBytes += count;
                                 if (error || self->m_discardedBytes > mostDiscarded)
                                     return self->close();
                                 self->discard();
                             });
}

void Connection::close()
{
    ++m_asked;
    m_overdue.cancel();
    forgetAnswer();
    m_stream.close();
}

} // namespace catalpa::serve
