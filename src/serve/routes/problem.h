// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "serve/http/message.h"

namespace catalpa::serve {

//! Why there is no answer: a page for people, else {"status":404,"error":"Not Found","message":"…"}.
Response problem(int status, const QString &sentence, bool forPeople, const QList<Header> &headers = {});

//! What \a error is to a client. What is the matter with the database is told in general only: the rest is for whoever
//! runs the server, and not for who visits it.
Response problemOf(const Error &error, bool forPeople);

} // namespace catalpa::serve
