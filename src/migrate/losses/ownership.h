// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/losses/origins.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::migrate {

//! The role to which everything should belong: to which most of our tables do, or the owner of the schema. Pure.
QString ownerOf(const QList<Origin> &origins, const QSet<QString> &present);
//! The role to which the schema catalpa belongs; empty without one. Pure.
QString schemaOwnerIn(const QSet<QString> &present);

//! What belongs to another role than the rest of it: "owner of table history". Pure.
QStringList ownedByOthers(const QList<Origin> &origins, const QSet<QString> &present);

} // namespace catalpa::migrate
