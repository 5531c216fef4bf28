// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/names.h"

namespace catalpa::exchange {

//! A name as it is spoken, of the two parts of its heading: "Karel Čapek". Names in Han, Kana and Hangul are spoken
//! with the family first and without a blank, foreign ones in Kana the other way with a dot. Of names in Latin letters
//! those of China, Korea and Vietnam are spoken so where the letters show that they are, and those of Hungary where the
//! origin does.
QString spokenName(const QString &family, const QString &given, const NameOrigin &origin);

} // namespace catalpa::exchange
