// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marc8evidence.h"

namespace catalpa::exchange {
namespace {

bool isMark(uchar byte)
{
    return byte >= 0xE0 && byte <= 0xFE && byte != 0xFC && byte != 0xFD;
}

//! The letters and signs of ANSEL that do not combine.
bool isSign(uchar byte)
{
    return (byte >= 0xA1 && byte <= 0xBD && byte != 0xAF && byte != 0xB7 && byte != 0xBB)
        || (byte >= 0xC0 && byte <= 0xC8) || byte == 0x88 || byte == 0x89 || byte == 0x8D || byte == 0x8E;
}

//! What a mark may stand before. Letters of ANSEL, such as a dotless i, may have one, too.
bool mayBeMarked(uchar byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || isSign(byte) || byte == ' ';
}

//! The letters on which each of the marks that Latin alphabets have is usual; null for marks of transliteration.
const char *usualLetters(uchar mark)
{
    switch (mark) {
    case 0xE1: // Grave
        return "aeiounwyAEIOUNWY";
    case 0xE2: // Acute
        return "aceghiklmnoprsuwyzACEGIKLMNOPRSUWYZ";
    case 0xE3: // Circumflex
        return "aceghijosuwyzACEGHIJOSUWYZ";
    case 0xE4: // Tilde
        return "aeinouvyAEINOUVY";
    case 0xE5: // Macron
        return "aegiouyAEGIOUY";
    case 0xE6: // Breve
        return "aegiouAEGIOU";
    case 0xE8: // Umlaut
        return "aehiotuwxyAEHIOUWXY";
    case 0xE9: // Caron
        return "acdegijklnorstuzACDEGIJKLNORSTUZ";
    case 0xEA: // Ring
        return "auwyAU";
    default:
        return nullptr;
    }
}

} // namespace

Marc8Evidence marc8Evidence(QByteArrayView bytes)
{
    Marc8Evidence evidence;
    uchar mark = 0; // The one that waits for its letter.
    int marks = 0; // Those that stand together; more than two are the letters of another alphabet.
    for (const char character : bytes) {
        const auto byte = uchar(character);
        if (isMark(byte)) {
            mark = byte;
            ++marks;
            continue;
        }
        if ((mark != 0 && !mayBeMarked(byte)) || marks > 2) {
            ++evidence.against;
        } else if (mark != 0) {
            const char *letters = usualLetters(mark);
            const bool isOdd = byte == ' ' || (letters && !QByteArrayView(letters).contains(character));
            ++(isOdd ? evidence.odd : evidence.likely);
        } else if (byte >= 0x80) {
            ++(isSign(byte) ? evidence.likely : evidence.against);
        }
        mark = 0;
        marks = 0;
    }
    evidence.against += mark != 0 ? 1 : 0;
    return evidence;
}

} // namespace catalpa::exchange
