// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/services.h"

namespace catalpa::app {

//! Joins the windows with PostgreSQL, the local catalogue and the files of the user.
Services realServices();

} // namespace catalpa::app
