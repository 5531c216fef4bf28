// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"

namespace catalpa {

//! Why the tables of a database are no catalogue, for a database whose level is Foreign: which column, which table.
QString whyForeign(const CatalogueCapabilities &capabilities);

//! What the role may not do; empty where it may do everything.
QString deniedText(const CatalogueCapabilities &capabilities);

} // namespace catalpa
