// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cataloguereader.h"
#include "serve/http/message.h"

#include <functional>
#include <variant>

namespace catalpa::serve {

//! What has to be asked of the catalogue to answer a request.
struct Question {
    //! Pure: the same state of the catalogue gives the same answer.
    std::function<Result<Response>(CatalogueReader &reader)> ask;
    bool isSlow = false; //!< It may read a whole table.
    bool isKept = true; //!< The answer holds until the catalogue changes.
    //! Questions with the same key have the same answer; none of what the answer does not depend on is in it.
    QByteArray key = {};
};

using Routed = std::variant<Response, Question>;

//! What \a request comes to: an answer at once, or a question. Pure; never fails.
Routed route(const Request &request);

//! The whole way, for who has a reader already.
Response respond(const Request &request, CatalogueReader &reader);

//! An answer of the server itself to what it will not take or cannot answer in time; see reasonOf().
Response refusal(const Request &request, int status);

} // namespace catalpa::serve
