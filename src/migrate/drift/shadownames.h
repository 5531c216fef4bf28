// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/drift/shadowscript.h"

namespace catalpa::migrate {

//! The text of a string or of a function's body with the shadow schemas' names in the place of the schemas' own, where
//! something qualified follows.
QByteArray withShadowNames(const QString &text, const ShadowSchemas &places);

} // namespace catalpa::migrate
