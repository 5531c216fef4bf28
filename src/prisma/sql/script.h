// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/sql/warnings.h"

namespace catalpa::prisma {

//! A migration as Prisma writes it.
struct Script {
    QString text; //!< With a comment over each step; empty when there is nothing to do.
    QList<Warning> warnings; //!< What is lost first, then what fails.

    //! As `prisma migrate dev` writes it into a file: with the warnings on top.
    QString withWarnings() const;
    bool isEmpty() const { return text.isEmpty(); }
};

//! The SQL that takes a database from one state to another, byte for byte as Prisma 7.10 writes it. Pure.
Script scriptBetween(const Database &from, const Database &to);

} // namespace catalpa::prisma
