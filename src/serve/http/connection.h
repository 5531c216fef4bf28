// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/connections.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <list>
#include <optional>
#include <vector>

namespace catalpa::serve {

//! One client. Lives as long as something is asked of its socket or awaited for it. In the server's thread.
class Connection final : public std::enable_shared_from_this<Connection> {
public:
    //! \a client: see clientAt().
    Connection(boost::asio::ip::tcp::socket socket, const QByteArray &client,
               const std::shared_ptr<boost::asio::io_context> &context, const std::shared_ptr<Connections> &all);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void readRequest();
    //! Ends it, whatever it does.
    void close();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

    void skipEmptyLines();
    void readHeader();
    void requestCame(boost::beast::error_code error);
    void requestFailed(boost::beast::error_code error);
    void takeUp();
    int statusOf(const Parser::value_type &message) const;
    void ask();
    void send(const Answer &answer);
    void forgetAnswer();
    void sent(boost::beast::error_code error);
    void linger();
    void discard();
    void move(std::list<Connection *> &list);

    std::shared_ptr<boost::asio::io_context> m_context;
    std::shared_ptr<Connections> m_all;
    boost::beast::tcp_stream m_stream;
    boost::asio::steady_timer m_overdue;
    QByteArray m_client;
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    Request m_request;
    QByteArray m_head;
    Answer m_answer; //!< While its body is being sent.
    bool m_isCounted = false;
    std::list<Connection *> *m_list = nullptr; //!< Where it stands.
    std::list<Connection *>::iterator m_place;
    std::size_t m_skipped = 0; //!< Bytes of empty lines before this request.
    int m_asked = 0; //!< Questions so far: an answer to an earlier one is not sent.
    std::vector<char> m_read; //!< What was read last, other than a header.
    std::size_t m_discardedBytes = 0;
    bool m_keepAlive = true;
};

} // namespace catalpa::serve
