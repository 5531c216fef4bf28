// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/detailkind.h"

namespace catalpa::ui {

// What people are told of the details of a record where they type them.

//! What stands in a field as long as it is empty: how it is filled.
QString placeholderOf(const DetailDescription &description);

//! Other words by which people may look for a field, in small letters with blanks between them.
QString synonymsOf(const DetailDescription &description);

//! What is said below a field.
struct DetailNote {
    QString words; //!< Empty where there is nothing to say.
    QString explanation; //!< What it means for the person's work; for a tool tip.
    bool isDoubt = false; //!< Else it says what a code stands for.
};
//! Of a value as it is typed.
DetailNote noteOn(const QString &typed, const DetailDescription &description);

} // namespace catalpa::ui
