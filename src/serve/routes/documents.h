// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/routes/route.h"
#include "serve/routes/visit.h"

namespace catalpa::serve {

//! "/health": {"status":"ok"} when the database answers, else 503.
Routed health(const Visit &visit);
//! "/openapi.json": all of this by OpenAPI 3.1.
Routed openApi(const Visit &visit);
//! What the pages need.
Routed styleSheet(const Visit &visit);
Routed icon(const Visit &visit);

} // namespace catalpa::serve
