// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/codepage.h"

#include "exchange/text/decoder.h"
#include "exchange/text/multibyte.h"
#include "exchange/text/wordscore.h"

#include <QtCore/QList>

#include <algorithm>

namespace catalpa::exchange {
namespace {

struct Candidate {
    QByteArray name;
    QString text;
    int score = 0;
};

//! The first of those that look most like words; \a score tells it of a text.
template <typename Score>
void addCandidates(QList<Candidate> &all, QByteArrayView bytes, const QByteArrayList &names, Score score)
{
    for (const QByteArray &name : names) {
        const QString text = Decoder(name).decode(bytes).text;
        all += {name, text, score(text)};
    }
}

//! Those of Latin letters first, and of these the ones that are usual today.
QList<Candidate> candidates(QByteArrayView bytes)
{
    QList<Candidate> all;
    const auto addLatin = [&](const QByteArrayList &names, Languages languages) {
        addCandidates(all, bytes, names, [languages](const QString &text) { return wordScore(text, languages); });
    };
    const auto addScript = [&](const QByteArrayList &names, QChar::Script script) {
        // A letter of a script of its own says more than one that is like letters of other languages.
        addCandidates(all, bytes, names, [script](const QString &text) { return 20 * scriptScore(text, script); });
    };
    addLatin({"windows-1252", "ISO-8859-15"}, Languages::Western);
    addLatin({"windows-1250", "ISO-8859-2"}, Languages::Central);
    addLatin({"windows-1254"}, Languages::Turkish);
    addLatin({"windows-1257"}, Languages::Baltic);
    addLatin({"CP850", "CP437", "Macintosh"}, Languages::Western); // Of DOS and of old Macs.
    addLatin({"CP852"}, Languages::Central);
    addLatin({"CP857"}, Languages::Turkish);
    addScript({"windows-1251", "CP866", "KOI8-R", "KOI8-U", "ISO-8859-5", "MacCyrillic"}, QChar::Script_Cyrillic);
    addScript({"windows-1253", "ISO-8859-7", "CP737"}, QChar::Script_Greek);
    addScript({"windows-1255"}, QChar::Script_Hebrew);
    addScript({"windows-1256", "ISO-8859-6"}, QChar::Script_Arabic);
    return all;
}

} // namespace

LikelyEncoding likelyEncoding(QByteArrayView bytes)
{
    if (const QByteArray multibyte = likelyMultibyte(bytes); !multibyte.isEmpty())
        return {multibyte};
    const QList<Candidate> all = candidates(bytes);
    const auto isLess = [](const Candidate &one, const Candidate &other) {
        return one.score < other.score;
    };
    const Candidate &best = *std::max_element(all.begin(), all.end(), isLess);
    LikelyEncoding likely{best.name, {}, best.score <= 0};
    int next = best.score * 9 / 10;
    for (const Candidate &each : all) {
        if (each.score > next && each.text != best.text) {
            next = each.score;
            likely.other = each.name;
            likely.isDoubtful = true;
        }
    }
    return likely;
}

QByteArray likelyCodePage(QByteArrayView bytes)
{
    return likelyEncoding(bytes).name;
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
