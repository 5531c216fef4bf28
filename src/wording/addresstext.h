// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

namespace catalpa {

//! Where the server is, for people: its name, and that it is Neon's.
QString serverText(const ConnectionAddress &address);
//! Whether others can read what is sent.
QString encryptionText(const ConnectionAddress &address);

} // namespace catalpa
