// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "ui/widgets/prompts.h"

namespace catalpa::ui {

//! Asks whether to connect although the address asksForLess().
Question protectionQuestion(const ConnectionAddress &address);

} // namespace catalpa::ui
