// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace catalpa::serve {

//! True for a browser: text/html is named, and not less wanted than JSON. Whoever takes anything gets JSON.
bool prefersHtml(const QByteArray &accept);

bool acceptsGzip(const QByteArray &acceptEncoding);

//! Whether a client that has the answer wants it once more, as Express understands "no-cache".
bool wantsAnew(const QByteArray &cacheControl);

//! Whether an If-None-Match names \a etag; by the weak comparison of RFC 9110, 13.1.2.
bool matches(const QByteArray &ifNoneMatch, const QByteArray &etag);

} // namespace catalpa::serve
