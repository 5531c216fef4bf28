// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/losses/ownobjects.h"

namespace catalpa::migrate {

//! What runs with the rights of whoever writes or reads in the schema catalpa, belongs to neither the role that asks
//! nor a superuser, and is not as any of \a steps makes it: "trigger x on history". Pure.
QStringList strangeCode(const QList<MigrationStep> &steps, const OwnObjects &objects);

//! The same without functions and views of ours with another text, where nothing of them runs before they are made
//! again by \a steps, as withLosses() gave them. Pure.
QStringList strangeForMending(const QList<MigrationStep> &steps, const OwnObjects &objects);

} // namespace catalpa::migrate
