// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/encryption.h"

namespace catalpa {

//! Where the server is, for people: its name, and that it is Neon's.
QString serverText(const ConnectionAddress &address);
//! Whether others can read what is sent, and whether the server is checked: what encryptionOf() decides.
QString encryptionText(const ConnectionAddress &address);
//! What can happen on a connection that asksForLess(), in a sentence or two; for the question before it and for the
//! warning of catalpa-cli.
QString riskText(const ConnectionAddress &address);

} // namespace catalpa
