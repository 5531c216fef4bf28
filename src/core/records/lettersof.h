// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/details.h"

namespace catalpa {

//! How many letters all texts of the details have: by them, what is read or written at once is bounded.
template <typename Field>
qsizetype lettersOf(const Details<Field> &details)
{
    qsizetype letters = 0;
    for (const Field field : details.fields())
        letters += details.text(field).size();
    return letters;
}

} // namespace catalpa
