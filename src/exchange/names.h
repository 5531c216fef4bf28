// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

//! How a name that came without a word about it is written: a comma makes it a heading, but not the one before "Jr."
//! or a degree.
NameForm formOf(const QString &name);

//! The name as it is spoken, "Karel Čapek", of a heading with one comma; other names as they are.
QString naturalName(const Person &person);

} // namespace catalpa::exchange
