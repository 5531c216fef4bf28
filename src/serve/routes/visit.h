// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/target.h"

namespace catalpa::serve {

//! A request that has found its route.
struct Visit {
    Target target;
    QString last; //!< The last segment of the path, where the route takes one.
    bool forPeople = false; //!< A page, and not JSON.
};

} // namespace catalpa::serve
