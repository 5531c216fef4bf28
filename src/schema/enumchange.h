// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

#include <QtCore/QStringList>

namespace catalpa::schema {

//! Statements, in the form of Prisma, by which an enum gets other values. Where values are only added they are added;
//! otherwise the type is made anew, and the columns of \a from that have it are given the new one. Pure.
QStringList enumChange(const SchemaObject &before, const SchemaObject &after, const SchemaSnapshot &from);

} // namespace catalpa::schema
