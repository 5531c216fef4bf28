// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace catalpa::exchange {

//! The encoding in which bytes look most like words: one of East Asia, one for Cyrillic or Greek, one for the languages
//! of Central Europe, one of DOS or of old Macs, else Windows-1252.
QByteArray likelyCodePage(QByteArrayView bytes);

//! Whether most of what is not ASCII is UTF-8 as it has to be: a text of which some bytes were damaged.
bool isMostlyUtf8(QByteArrayView bytes);

} // namespace catalpa::exchange
