// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace catalpa::platform {

//! How long the program may take to end once all is written that is to be kept.
inline constexpr std::chrono::milliseconds longestEnd{1'800};

//! Ends the program with \a code after \a atMost, unless it has ended by itself before: Qt waits for the system's
//! resolver when the application object goes, and that can take half a minute where no name server answers. What is
//! written, has to be written before this is called. Platform file.
void endWithin(std::chrono::milliseconds atMost, int code);

} // namespace catalpa::platform
