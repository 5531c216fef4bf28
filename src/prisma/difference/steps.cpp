// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

std::array<qsizetype, 7> Step::order() const
{
    if (kind == Kind::CreateIndex)
        return {qsizetype(kind), isOnNewTable ? -1 : from.table, to.table, to.item, isRecreated ? 1 : 0, 0, 0};
    if (from.table >= 0)
        return {qsizetype(kind), from.table, from.item, to.table, to.item, 0, 0};
    return {qsizetype(kind), to.table, to.item, 0, 0, 0, 0};
}

} // namespace catalpa::prisma
