// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sql/parsetree.h"

namespace catalpa::migrate {

//! The name of what a statement is about, without its schema; empty when it has none.
QString objectOf(const sql::Node &statement);

//! The parts of the name of one of the objects of DROP, GRANT and the like, as far as they are written.
QStringList namePartsOf(const sql::Node &object);

//! A name of one of the objects of DROP, GRANT and the like: a list of parts, or one.
QString plainNameOf(const sql::Node &object);

} // namespace catalpa::migrate
