// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace catalpa::exchange {

//! An encoding that was told from what looks like words.
struct LikelyEncoding {
    QByteArray name;
    QByteArray other{}; //!< In which they look like words nearly as much; empty where there is none.
    bool isDoubtful = false; //!< There is another one, or it does not look much like words.
};

//! The encoding in which bytes look most like words: one of East Asia, one for Cyrillic, Greek, Hebrew or Arabic, one
//! for Central Europe, Turkish or the Baltic languages, one of DOS or of old Macs, else Windows-1252.
LikelyEncoding likelyEncoding(QByteArrayView bytes);
QByteArray likelyCodePage(QByteArrayView bytes); //!< The same without what is doubtful.

//! Whether most of what is not ASCII is UTF-8 as it has to be: a text of which some bytes were damaged.
bool isMostlyUtf8(QByteArrayView bytes);

} // namespace catalpa::exchange
