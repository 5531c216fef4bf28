// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! Adds a sample; one statement. See Catalogue::add().
Result<SampleReport> addSample(db::Session &session, const Sample &sample, const CatalogueCapabilities &capabilities,
                               const QString &batch = {});

} // namespace catalpa::store
