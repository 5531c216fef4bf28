// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/multibyte.h"

#include <array>
#include <optional>
#include <utility>

namespace catalpa::exchange {
namespace {

//! What a letter of two bytes says for an encoding; nothing for what is no letter of it.
using Pair = std::optional<int> (*)(uint lead, uint trail);

constexpr int rare = -2;

constexpr bool isIn(uint byte, uint first, uint last)
{
    return byte >= first && byte <= last;
}

std::optional<int> shiftJis(uint lead, uint trail)
{
    if ((!isIn(lead, 0x81, 0x9F) && !isIn(lead, 0xE0, 0xFC)) || !isIn(trail, 0x40, 0xFC) || trail == 0x7F)
        return {};
    const bool isKana = (lead == 0x82 && isIn(trail, 0x9F, 0xF1)) || (lead == 0x83 && trail <= 0x96);
    return isKana ? 4 : isIn(lead, 0x88, 0x97) ? 2 : lead <= 0x82 ? 0 : rare;
}

std::optional<int> eucJp(uint lead, uint trail)
{
    if ((lead != 0x8E && !isIn(lead, 0xA1, 0xFE)) || !isIn(trail, 0xA1, 0xFE))
        return {};
    return lead == 0xA4 || lead == 0xA5 ? 4 : isIn(lead, 0xB0, 0xCF) ? 2 : lead == 0xA1 ? 0 : rare;
}

std::optional<int> gb18030(uint lead, uint trail)
{
    if (!isIn(lead, 0x81, 0xFE) || !isIn(trail, 0x40, 0xFE) || trail == 0x7F)
        return {};
    return trail < 0xA1 ? rare : isIn(lead, 0xB0, 0xD7) ? 2 : lead == 0xA1 || lead == 0xA3 ? 0 : rare;
}

std::optional<int> big5(uint lead, uint trail)
{
    if (!isIn(lead, 0xA1, 0xF9) || (!isIn(trail, 0x40, 0x7E) && !isIn(trail, 0xA1, 0xFE)))
        return {};
    return isIn(lead, 0xA4, 0xC6) ? 2 : lead <= 0xA3 ? 0 : rare;
}

std::optional<int> eucKr(uint lead, uint trail)
{
    if (!isIn(lead, 0xA1, 0xFD) || !isIn(trail, 0xA1, 0xFE))
        return {};
    return isIn(lead, 0xB0, 0xC8) ? 3 : lead == 0xA1 ? 0 : rare;
}

struct Encoding {
    const char *name;
    Pair pair;
    bool hasSingles; //!< The narrow Katakana of one byte.
};

constexpr std::array encodings{Encoding{"Shift_JIS", shiftJis, true}, Encoding{"EUC-JP", eucJp, false},
                               Encoding{"GB18030", gb18030, false}, Encoding{"Big5", big5, false},
                               Encoding{"EUC-KR", eucKr, false}};

bool isLetter(uint byte)
{
    return isIn(byte | 0x20U, 'a', 'z');
}

uint byteAt(QByteArrayView bytes, qsizetype at)
{
    return at < 0 || at >= bytes.size() ? ' ' : uint(uchar(bytes[at]));
}

//! How much the bytes look like text in an encoding, for each of its letters; below 0 for what is none.
double likeness(QByteArrayView bytes, const Encoding &encoding)
{
    constexpr qsizetype fewest = 3;
    int score = 0;
    qsizetype letters = 0;
    bool isBehindLetter = false;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const uint byte = byteAt(bytes, at);
        const bool wasBehindLetter = std::exchange(isBehindLetter, isLetter(byte));
        if (byte < 0x80)
            continue;
        ++letters;
        if (encoding.hasSingles && isIn(byte, 0xA1, 0xDF)) {
            score += rare;
            continue;
        }
        const auto said = encoding.pair(byte, byteAt(bytes, at + 1));
        if (!said && at + 1 < bytes.size())
            return -1;
        // In other encodings such bytes stand alone among letters: "Jörg".
        const bool isAlone = wasBehindLetter || isLetter(byteAt(bytes, at + 2));
        score += said.value_or(0) + (isAlone ? 2 * rare : 0);
        ++at;
    }
    return letters < fewest ? -1 : double(score) / double(letters);
}

} // namespace

QByteArray likelyMultibyte(QByteArrayView bytes)
{
    QByteArray best;
    double most = 1.2; // Of 2 for a text of common letters.
    for (const Encoding &encoding : encodings) {
        if (const double found = likeness(bytes, encoding); found > most) {
            most = found;
            best = encoding.name;
        }
    }
    return best;
}

} // namespace catalpa::exchange
