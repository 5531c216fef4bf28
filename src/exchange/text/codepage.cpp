// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/codepage.h"

#include "exchange/text/decoder.h"
#include "exchange/text/multibyte.h"

#include <QtCore/QList>

#include <algorithm>

namespace catalpa::exchange {
namespace {

bool isPlainLetter(QChar character)
{
    return character.unicode() < 0x80 && character.isLetter();
}

//! How much a text looks like words in a script: its letters stand together, and capitals at the beginning.
int scriptScore(const QString &text, QChar::Script script)
{
    int score = 0;
    QChar before = u' ';
    for (const QChar character : text) {
        const bool isOfScript = character.script() == script;
        const bool wasOfScript = before.script() == script;
        const bool isMixed = (isOfScript && isPlainLetter(before)) || (isPlainLetter(character) && wasOfScript);
        if (isMixed || (character.unicode() >= 0x80 && !isOfScript))
            score -= 3;
        else if (isOfScript)
            score += wasOfScript && character.isUpper() ? -2 : 1;
        // In Greek one form of the letter stands at the ends of words, and the other one everywhere else.
        const bool isFinal = before == u'ς' && isOfScript;
        const bool isNotFinal = before == u'σ' && !character.isLetter();
        score -= isFinal || isNotFinal ? 3 : 0;
        before = character;
    }
    return score;
}

//! The letters beyond ASCII of languages, in lower case.
using Alphabets = QList<QStringView>;

const Alphabets &western()
{
    static const Alphabets all{
        u"äöüß", // German
        u"àâæçéèêëîïôœùûüÿ", // French
        u"áéíñóúüç", // Spanish
        u"ãõáéíóúâêôàçü", // Portuguese
        u"àèéìíîòóùú", // Italian
        u"àçèéíïòóúü", // Catalan
        u"åäöæøéüèôá", // Danish, Norwegian, Swedish
        u"áðéíóúýþæö", // Icelandic
        u"éëïöüèáóêí", // Dutch
        u"äöõüšž", // Estonian, Finnish
    };
    return all;
}

const Alphabets &central()
{
    static const Alphabets all{
        u"áčďéěíňóřšťúůýž", // Czech
        u"áäčďéíĺľňóôŕšťúýž", // Slovak
        u"ąćęłńóśźż", // Polish
        u"áéíóöőúüű", // Hungarian
        u"čćđšž", // Slovenian, Croatian
        u"ăâîşţ", // Romanian
        u"äöüß", // German
    };
    return all;
}

//! How much the words of a text look like those of some languages.
class WordScore final {
public:
    explicit WordScore(const Alphabets &alphabets)
        : m_alphabets(alphabets)
        , m_each(alphabets.size(), 0)
    {
    }

    //! Takes a word by its letters beyond ASCII; \a isBroken: it is none of any language.
    void add(const QString &letters, bool isBroken)
    {
        bool isOfAny = false;
        for (qsizetype i = 0; i < m_alphabets.size(); ++i) {
            const QStringView alphabet = m_alphabets.at(i);
            const bool fits = !isBroken
                && std::all_of(letters.begin(), letters.end(), [&](QChar letter) { return alphabet.contains(letter); });
            isOfAny = isOfAny || fits;
            m_each[i] += int(fits ? letters.size() : -letters.size());
        }
        m_any += int(isOfAny ? letters.size() : -letters.size());
    }

    //! Texts may be in several languages; most of a file is in one.
    int score() const { return m_any + *std::max_element(m_each.begin(), m_each.end()); }

private:
    const Alphabets &m_alphabets;
    QList<int> m_each; //!< Letters in words of a language, less those in others.
    int m_any = 0; //!< The same of any of the languages.
};

//! Whether a character stands between words. Signs within one count as letters, but for quotation marks and dashes; "¿"
//! stands before one.
bool isSeparator(QChar character, bool isAtBegin)
{
    if (character.unicode() < 0x80)
        return !character.isLetter();
    if (character == u'¿' || character == u'¡')
        return isAtBegin;
    const bool isMark =
        character.isPunct() && (character.unicode() >= 0x2000 || character == u'«' || character == u'»');
    return character.isSpace() || isMark;
}

int wordScore(const QString &text, const Alphabets &alphabets)
{
    WordScore score(alphabets);
    QString letters; // Of the word, beyond ASCII.
    bool hasPlain = false;
    bool isBroken = false; // By a capital behind a small letter.
    QChar before = u' ';
    const auto end = [&] {
        const auto isLetter = [](QChar character) {
            return character.isLetter();
        };
        const bool isWord = hasPlain || std::all_of(letters.begin(), letters.end(), isLetter);
        if (isWord)
            score.add(letters, isBroken);
        letters.clear();
        hasPlain = false;
        isBroken = false;
    };
    for (const QChar character : text) {
        if (isSeparator(character, letters.isEmpty() && !hasPlain)) {
            end();
        } else if (character.unicode() < 0x80) {
            hasPlain = true;
        } else {
            letters += character.toLower();
        }
        isBroken = isBroken || (before.isLower() && character.isUpper());
        before = character;
    }
    end();
    return score.score();
}

//! Whether ő of Hungarian stands as the letter of Western Europe that has its place: Portuguese has õ before e alone,
//! and Estonian has no letters with acutes.
bool isHungarian(const QString &western)
{
    const QString low = western.toLower();
    const bool hasAcute =
        std::any_of(low.begin(), low.end(), [](QChar letter) { return QStringView(u"áéíóú").contains(letter); });
    return hasAcute && !low.contains(u"õe") && low.contains(u'õ');
}

struct CodePage {
    const char *name;
    int score;
};

} // namespace

QByteArray likelyCodePage(QByteArrayView bytes)
{
    const auto text = [bytes](const char *encoding) {
        return Decoder(encoding).decode(bytes).text;
    };
    if (const QByteArray multibyte = likelyMultibyte(bytes); !multibyte.isEmpty())
        return multibyte;
    CodePage latin{"windows-1252", wordScore(text("windows-1252"), western())};
    for (const char *encoding : {"CP850", "CP437", "Macintosh"}) { // Of DOS and of old Macs.
        if (const int score = wordScore(text(encoding), western()); score > latin.score)
            latin = {encoding, score};
    }
    for (const char *encoding : {"windows-1250", "ISO-8859-2"}) {
        const int score = wordScore(text(encoding), central());
        const bool isWestern = QByteArrayView(latin.name) == "windows-1252";
        if (score > latin.score || (score == latin.score && isWestern && isHungarian(text("windows-1252"))))
            latin = {encoding, score};
    }
    CodePage other{latin.name, 0};
    for (const char *encoding : {"windows-1251", "CP866", "KOI8-R"}) {
        if (const int score = scriptScore(text(encoding), QChar::Script_Cyrillic); score > other.score)
            other = {encoding, score};
    }
    for (const char *encoding : {"windows-1253", "ISO-8859-7"}) {
        if (const int score = scriptScore(text(encoding), QChar::Script_Greek); score > other.score)
            other = {encoding, score};
    }
    return other.name;
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
