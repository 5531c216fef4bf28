// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>
#include <utility>

namespace catalpa::serve {

using Header = std::pair<QByteArray, QByteArray>;

//! What a client asks, as far as anything here depends on it. Header values are as they were sent; empty when absent.
struct Request {
    QByteArray method;
    QByteArray target; //!< "/authors?limit=10"
    QByteArray host;
    QByteArray accept;
    QByteArray acceptEncoding;
    QByteArray ifNoneMatch;
    QByteArray cacheControl = {};
    QByteArray client = {}; //!< Who asks, as far as limits go.
};

//! What is answered, before it is known how it travels.
struct Response {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<Header> headers = {}; //!< Beside those that every answer has.
    QByteArray document = {}; //!< The name of what is always the same, so that it has to be made ready only once.
};

//! An answer that is ready to be sent to any number of clients.
struct Prepared {
    int status = 200;
    QByteArray head; //!< Header lines but for Date, Connection and Content-Length, each with its CR LF.
    QByteArray etag; //!< Empty for what is not to be kept.
    QByteArray body;

    //! Bytes of memory, about.
    qsizetype size() const { return head.size() + etag.size() + body.size() + qsizetype(sizeof(Prepared)); }
};

using Answer = std::shared_ptr<const Prepared>;

} // namespace catalpa::serve
