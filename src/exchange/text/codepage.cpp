// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/codepage.h"

#include "exchange/text/decoder.h"

namespace catalpa::exchange {
namespace {

bool isCyrillic(QChar character)
{
    return character.script() == QChar::Script_Cyrillic;
}

bool isPlainLetter(QChar character)
{
    return character.unicode() < 0x80 && character.isLetter();
}

//! How much a text looks like words in Cyrillic: its letters stand together, and capitals at the beginning.
int cyrillicScore(const QString &text)
{
    int score = 0;
    QChar before = u' ';
    for (const QChar character : text) {
        const bool isMixed =
            (isCyrillic(character) && isPlainLetter(before)) || (isPlainLetter(character) && isCyrillic(before));
        if (isMixed || (character.unicode() >= 0x80 && !isCyrillic(character)))
            score -= 3;
        else if (isCyrillic(character))
            score += isCyrillic(before) && character.isUpper() ? -2 : 1;
        before = character;
    }
    return score;
}

} // namespace

QByteArray likelyCodePage(QByteArrayView bytes)
{
    QByteArray best = "windows-1252";
    int most = 0;
    for (const QByteArray encoding : {"windows-1251", "CP866", "KOI8-R"}) {
        if (const int score = cyrillicScore(Decoder(encoding).decode(bytes).text); score > most) {
            most = score;
            best = encoding;
        }
    }
    return best;
}

bool isMostlyUtf8(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    qsizetype right = 0;
    for (const QChar character : text)
        right += character.unicode() >= 0x80 && character != QChar::ReplacementCharacter ? 1 : 0;
    return right > text.count(QChar::ReplacementCharacter);
}

} // namespace catalpa::exchange
