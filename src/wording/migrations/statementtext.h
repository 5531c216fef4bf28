// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/statement.h"

namespace catalpa {

//! Statements one after the other, each with its parameters below it as comments.
QString statementsText(const QList<Statement> &statements);

} // namespace catalpa
