// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/routes/route.h"
#include "serve/routes/visit.h"

namespace catalpa::serve {

//! "/": the guide's greeting; for people the first page, or what ?search= finds.
Routed home(const Visit &visit);
//! "/authors" and "/books": all, as the guide's route answers, where nothing else is asked for; else a page of a list.
Routed authors(const Visit &visit);
Routed books(const Visit &visit);

} // namespace catalpa::serve
