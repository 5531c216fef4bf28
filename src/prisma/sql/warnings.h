// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! What a migration loses, or where it fails, when there are rows.
struct Warning {
    QString sentence; //!< In Prisma's words.
    //! The table as it is now, whose rows are lost or in the way; without a name where they may be in any table.
    QualifiedName table;
    bool isImpossible = false; //!< With rows, PostgreSQL refuses it.
};

//! What \a steps lose or cannot do when there are rows, in Prisma's words: first what is lost, then what fails.
QList<Warning> warningsOf(const QList<Step> &steps, const Database &from, const Database &to);

} // namespace catalpa::prisma
