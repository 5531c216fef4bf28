// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/wordscore.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! A language: the commoner and the rarer of its letters beyond ASCII, in lower case, and its commonest words in ASCII.
struct Language {
    QStringView common;
    QStringView rare;
    QStringView words;
};

using LanguageList = QList<Language>;

const LanguageList &western()
{
    static const LanguageList all{
        {u"äöüß", u"", u" der die das und ein eine von im zur "}, // German
        {u"éèàêç", u"âîôûëïüùœæÿ", u" le la les du des une dans au "}, // French
        {u"áéíóñ", u"úüç", u" el los las del una y con "}, // Spanish
        {u"ãçáéó", u"íêâõôúàü", u" o os do dos das uma em "}, // Portuguese
        {u"àèìòù", u"éíîóú", u" il lo gli di della una nel "}, // Italian
        {u"àéèíó", u"çòúïü", u" el els la de una amb "}, // Catalan
        {u"äåöæø", u"éüèôá", u" och det en att og den til av "}, // Danish, Norwegian, Swedish
        {u"áíðóéö", u"úþæý", u" og saga um til "}, // Icelandic
        {u"éëï", u"öüèáóêí", u" het een van en de "}, // Dutch
        {u"äöõü", u"šž", u" ja on ei "}, // Estonian, Finnish
    };
    return all;
}

const LanguageList &central()
{
    static const LanguageList all{
        {u"áíéěřčšžů", u"ýúťďňó", u" a na se do pro "}, // Czech
        {u"áčéíšžýľ", u"úťďňóôäĺŕ", u" a na sa do "}, // Slovak
        {u"ąęłóśż", u"ćńź", u" i w na z do "}, // Polish
        {u"áéőóö", u"üíúű", u" a az egy is nem "}, // Hungarian
        {u"čšž", u"ćđ", u" i u na je "}, // Slovenian, Croatian
        {u"ăâîşţ", u"șț", u" de la din cu "}, // Romanian
        {u"äöüß", u"", u" der die das und ein eine von im zur "}, // German
    };
    return all;
}

const LanguageList &turkish()
{
    static const LanguageList all{{u"ışüğöçİ", u"âîû", u" ve bir ile "}};
    return all;
}

const LanguageList &baltic()
{
    static const LanguageList all{
        {u"ėšįąčžų", u"ūę", u" ir su "}, // Lithuanian
        {u"āšīēžļņ", u"ūķčģ", u" un par "}, // Latvian
        {u"äöõü", u"šž", u" ja on ei "}, // Estonian
    };
    return all;
}

const LanguageList &listOf(Languages languages)
{
    switch (languages) {
    case Languages::Central:
        return central();
    case Languages::Turkish:
        return turkish();
    case Languages::Baltic:
        return baltic();
    case Languages::Western:
        break;
    }
    return western();
}

constexpr int commonLetter = 4;
constexpr int rareLetter = 3;
constexpr int strangeLetter = -5;
constexpr int knownWord = 1;

class WordScore final {
public:
    explicit WordScore(const LanguageList &languages)
        : m_languages(languages)
        , m_each(languages.size(), 0)
    {
    }

    //! Takes a word by its letters beyond ASCII; \a isBroken: it is none of any language.
    void add(const QString &letters, bool isBroken)
    {
        int best = strangeLetter * int(letters.size());
        for (qsizetype i = 0; i < m_languages.size(); ++i) {
            const int score = isBroken ? strangeLetter * int(letters.size()) : scoreOf(letters, m_languages.at(i));
            m_each[i] += score;
            best = std::max(best, score);
        }
        m_any += best;
    }

    //! A word without such letters.
    void addPlain(const QString &word)
    {
        for (qsizetype i = 0; i < m_languages.size(); ++i)
            m_each[i] += m_languages.at(i).words.contains(u' ' + word + u' ') ? knownWord : 0;
    }

    //! Texts may be in several languages; most of a file is in one.
    int score() const { return m_any + *std::max_element(m_each.begin(), m_each.end()); }

private:
    static int scoreOf(const QString &letters, const Language &language)
    {
        int score = 0;
        for (const QChar letter : letters) {
            if (!language.common.contains(letter) && !language.rare.contains(letter))
                return strangeLetter * int(letters.size());
            score += language.common.contains(letter) ? commonLetter : rareLetter;
        }
        return score;
    }

    const LanguageList &m_languages;
    QList<int> m_each; //!< Of words of a language, less those of others.
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

bool isPlainLetter(QChar character)
{
    return character.unicode() < 0x80 && character.isLetter();
}

//! Letters that no large language with this script has today.
bool isRare(QChar character)
{
    return character.script() == QChar::Script_Cyrillic
        && !QStringView(u"абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўљњђћјџ").contains(character.toLower());
}

//! What the places of letters in words say: σ and ς of Greek, and the last letters of Hebrew.
int placeScore(QChar before, QChar character)
{
    static constexpr QStringView last = u"ςםןץףך";
    const bool isWithin = before.script() == character.script() && character.isLetter();
    if (last.contains(before))
        return isWithin ? -3 : 1;
    return before == u'σ' && !character.isLetter() ? -3 : 0;
}

} // namespace

int wordScore(const QString &text, Languages languages)
{
    WordScore score(listOf(languages));
    QString letters; // Of the word, beyond ASCII.
    QString plain;
    bool isBroken = false; // By a capital behind a small letter.
    QChar before = u' ';
    const auto end = [&] {
        const auto isLetter = [](QChar character) {
            return character.isLetter();
        };
        if (letters.isEmpty())
            score.addPlain(plain);
        else if (!plain.isEmpty() || std::all_of(letters.begin(), letters.end(), isLetter))
            score.add(letters, isBroken);
        letters.clear();
        plain.clear();
        isBroken = false;
    };
    for (const QChar character : text) {
        if (isSeparator(character, letters.isEmpty() && plain.isEmpty()))
            end();
        else
            (character.unicode() < 0x80 ? plain : letters) += character == u'İ' ? character : character.toLower();
        isBroken = isBroken || (before.isLower() && character.isUpper());
        before = character;
    }
    end();
    return score.score();
}

int scriptScore(const QString &text, QChar::Script script)
{
    int score = 0;
    int capitals = 0;
    QChar before = u' ';
    for (const QChar character : text) {
        const bool isOfScript = character.script() == script;
        const bool wasOfScript = before.script() == script;
        const bool isMixed = (isOfScript && isPlainLetter(before)) || (isPlainLetter(character) && wasOfScript);
        if (isMixed || (character.unicode() >= 0x80 && !isOfScript))
            score -= 3;
        else if (isOfScript && wasOfScript && !isRare(character)) // One alone may be any: À la carte.
            score += character.isUpper() ? -2 : 1;
        capitals += isOfScript && character.isUpper() ? 1 : 0;
        score += placeScore(before, character);
        before = character;
    }
    // Names and titles have capitals where the script has any.
    return script == QChar::Script_Cyrillic && capitals == 0 && score > 8 ? score / 2 : score;
}

} // namespace catalpa::exchange
