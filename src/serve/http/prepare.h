// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/message.h"

namespace catalpa::serve {

//! Makes an answer ready: its tag, the headers for the safety of browsers, and, where \a gzip is taken and it is worth
//! it, the compressed body. Blocks while it compresses.
Answer prepared(const Response &response, bool gzip);

//! The weak entity tag that Express gives to a body: its length and its SHA-1.
QByteArray etagOf(const QByteArray &body);

//! Status line and all headers of \a answer to \a request, up to the empty line. \a date is an IMF-fixdate.
QByteArray headFor(const Prepared &answer, const Request &request, const QByteArray &date, bool keepAlive);
//! Whether the body follows: not for HEAD, nor for a 304.
bool hasBody(const Prepared &answer, const Request &request);

//! "Not Found" for 404.
QByteArray reasonOf(int status);

} // namespace catalpa::serve
