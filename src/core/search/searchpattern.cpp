// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchpattern.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

// A class of few characters, and not \s: trigrams can be looked up only for characters that can be listed.
constexpr auto wordStart = "(^|[ \\n])"_L1;
constexpr auto wordEnd = "([ \\n]|$)"_L1;
constexpr auto blanks = "[ \\n]+"_L1;
constexpr auto blanksOrNone = "[ \\n]*"_L1;

//! Words of these scripts are not set apart by blanks, or are whole in one or two characters.
bool isWrittenWithoutBlanks(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(), [](uint character) {
        switch (QChar::script(character)) {
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Bopomofo:
        case QChar::Script_Hangul:
        case QChar::Script_Yi:
        case QChar::Script_Thai:
        case QChar::Script_Lao:
        case QChar::Script_Khmer:
        case QChar::Script_Myanmar:
        case QChar::Script_Tibetan:
            return true;
        default:
            return false;
        }
    });
}

QString letterByLetter(const QString &word, QLatin1StringView between)
{
    QStringList letters;
    for (const uint letter : word.toUcs4())
        letters += QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
    return letters.join(between);
}

//! Initials are typed without blanks or full stops too. A longer word with a vowel is none.
bool mayBeInitials(const QString &word)
{
    static const QRegularExpression consonants(u"^[b-df-hj-np-tv-xz]{3,4}$"_s);
    return word.size() == 2 || consonants.match(word).hasMatch();
}

SearchPattern wordPattern(const QString &word)
{
    const bool isShort = word.toUcs4().size() <= 2;
    if (isWrittenWithoutBlanks(word))
        return {word, false, !isShort};
    const QString apart = letterByLetter(word, blanks);
    if (!mayBeInitials(word))
        return isShort ? SearchPattern{wordStart + word, true} : SearchPattern{word, false};
    const QString initials =
        isShort ? wordStart + u'(' + word + u'|' + apart + wordEnd + u')' : word + u'|' + wordStart + apart + wordEnd;
    return {initials, true};
}

QRegularExpression expressionOf(const SearchTerm &term)
{
    const SearchPattern pattern = patternOf(term);
    if (pattern.text.isEmpty())
        return {};
    return QRegularExpression(pattern.isExpression ? pattern.text : QRegularExpression::escape(pattern.text));
}

void findFolded(const FoldedText &text, const SearchTerm &term, QList<TextRange> &found)
{
    const QRegularExpression expression = expressionOf(term);
    if (expression.pattern().isEmpty())
        return;
    for (auto matches = expression.globalMatch(text.text()); matches.hasNext();) {
        const auto match = matches.next();
        qsizetype start = match.capturedStart();
        qsizetype end = match.capturedEnd();
        while (start < end && text.text().at(start).isSpace())
            ++start;
        while (end > start && text.text().at(end - 1).isSpace())
            --end;
        if (start < end)
            found += text.original(start, end - start);
    }
}

void findLiteral(const QString &text, const QString &sought, Qt::CaseSensitivity sensitivity, QList<TextRange> &found)
{
    if (sought.isEmpty())
        return;
    for (qsizetype at = text.indexOf(sought, 0, sensitivity); at >= 0;
         at = text.indexOf(sought, at + sought.size(), sensitivity))
        found += TextRange{at, sought.size()};
}

} // namespace

SearchPattern patternOf(const SearchTerm &term)
{
    const QStringList words = folded(term.text).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return wordPattern(words.first());
    const bool initials =
        !term.phrase && std::all_of(words.begin(), words.end(), [](const QString &word) { return word.size() == 1; });
    return {(initials ? QString(wordStart) : QString()) + words.join(blanksOrNone), true};
}

QList<TextRange> matchesIn(const QString &text, const QList<SearchTerm> &terms)
{
    if (terms.isEmpty() || text.isEmpty())
        return {};
    const FoldedText foldedText(text);
    QList<TextRange> found;
    for (const SearchTerm &term : terms) {
        if (term.kind == SearchTerm::Kind::Exact)
            findLiteral(text, term.text, Qt::CaseSensitive, found);
        else if (term.kind == SearchTerm::Kind::Words && patternOf(term).text.isEmpty())
            findLiteral(text, term.text, Qt::CaseInsensitive, found);
        else if (term.kind == SearchTerm::Kind::Words)
            findFolded(foldedText, term, found);
    }
    std::sort(found.begin(), found.end(),
              [](const TextRange &one, const TextRange &other) { return one.start < other.start; });
    QList<TextRange> joined;
    for (const TextRange &range : std::as_const(found)) {
        if (!joined.isEmpty() && range.start <= joined.last().start + joined.last().length) {
            TextRange &last = joined.last();
            last.length = std::max(last.length, range.start + range.length - last.start);
        } else {
            joined += range;
        }
    }
    return joined;
}

} // namespace catalpa
