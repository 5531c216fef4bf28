// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace catalpa::serve {

//! Now, as the header Date has it: "Tue, 04 Feb 2025 09:00:00 GMT" (RFC 9110, 5.6.7). In one thread.
QByteArray httpDate();

} // namespace catalpa::serve
