// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"

namespace catalpa::ui {

//! What is typed in an AdditionDialog and not added yet, to be typed on in another one.
struct AdditionDraft {
    Edit edit; //!< Need not be valid.
    std::optional<Author> begunWith{}; //!< The author who was chosen to begin with.
    std::optional<Author> picked{}; //!< The one who is chosen now.
    QString field{}; //!< The object name of the line that has the focus; empty for none.
};

} // namespace catalpa::ui
