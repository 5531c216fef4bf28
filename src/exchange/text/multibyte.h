// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace catalpa::exchange {

//! The encoding of two bytes a letter, of Japan, China, Taiwan or Korea, in which bytes are text: each letter is one of
//! it, most are common, and they stand together. Empty for other bytes.
QByteArray likelyMultibyte(QByteArrayView bytes);

} // namespace catalpa::exchange
