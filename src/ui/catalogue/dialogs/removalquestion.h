// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/removal.h"
#include "ui/widgets/prompts.h"

namespace catalpa::ui {

//! Whether authors without books, or books, shall be deleted.
Question removalQuestion(const RemovedRecords &records);

} // namespace catalpa::ui
