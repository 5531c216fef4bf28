// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchpattern.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

using Punctuation = FoldedText::Punctuation;

QStringList wordsOf(const QString &text, Punctuation treatment)
{
    return FoldedText(text, treatment).text().split(u' ', Qt::SkipEmptyParts);
}

//! A character of a script without blanks; it stands between blanks, which trigrams need to find it.
bool isWhole(const QString &word)
{
    return isWrittenWithoutBlanks(word.toUcs4().constFirst());
}

bool isShort(const QString &word)
{
    return word.toUcs4().size() <= 2;
}

//! Initials are typed without blanks or full stops too. A longer word with a vowel is none.
bool mayBeInitials(const QString &word)
{
    static const QRegularExpression consonants(u"^[b-df-hj-np-tv-xz]{3,4}$"_s);
    return (word.size() == 2 && !isWhole(word)) || consonants.match(word).hasMatch();
}

//! The words one after the other; a short one that leads is the beginning of a word.
QString inARow(const QStringList &words)
{
    const bool leads = isShort(words.first()) || isWhole(words.first());
    return (leads ? u" "_s : QString()) + words.join(u' ') + (isWhole(words.last()) ? u" "_s : QString());
}

//! Words that were joined; what runs over a joint begins where a word does.
QString joinedInARow(const QStringList &words)
{
    const QString row = inARow(words);
    return row.startsWith(u' ') ? row : u' ' + row;
}

//! A character with what makes it one of a regular expression, also where it is a sign.
QString literal(QChar character)
{
    const bool isSign = character.unicode() < 0x80 && !character.isLetterOrNumber() && !character.isSpace();
    return isSign ? u'\\' + QString(character) : QString(character);
}

//! Calls \a take for each place of \a pattern without the blanks around it.
template <typename Take>
void forEachPlace(const FoldedText &text, const QString &pattern, Take take)
{
    for (qsizetype at = text.text().indexOf(pattern); at >= 0; at = text.text().indexOf(pattern, at + 1)) {
        qsizetype start = at;
        qsizetype end = at + pattern.size();
        while (start < end && text.text().at(start) == u' ')
            ++start;
        while (end > start && text.text().at(end - 1) == u' ')
            --end;
        if (start < end)
            take(text.original(start, end - start));
    }
}

void findPattern(const FoldedText &apart, const FoldedText &joined, const QString &pattern, QList<TextRange> &found)
{
    forEachPlace(apart, pattern, [&](const TextRange &range) { found += range; });
    // Within the words it was found already.
    forEachPlace(joined, pattern, [&](const TextRange &range) {
        if (apart.beginsWord(range.start))
            found += range;
    });
}

void findLiteral(const QString &text, const QString &sought, QList<TextRange> &found)
{
    if (sought.isEmpty())
        return;
    for (qsizetype at = text.indexOf(sought, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(sought, at + sought.size(), Qt::CaseInsensitive))
        found += TextRange{at, sought.size()};
}

void findExactly(const QString &text, const QString &sought, QList<TextRange> &found)
{
    const QRegularExpression expression(exactPattern(sought));
    for (auto matches = expression.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        found += TextRange{match.capturedStart(2), match.capturedLength(2)};
    }
}

} // namespace

QStringList patternsOf(const SearchTerm &term)
{
    const QStringList apart = wordsOf(term.text, Punctuation::Separates);
    if (apart.isEmpty())
        return {};
    // What is written exactly so has its words; a phrase may begin within one.
    if (term.kind == SearchTerm::Kind::Exact)
        return {term.text.contains(u' ') ? apart.join(u' ') : inARow(apart)};
    const QStringList joined = wordsOf(term.text, Punctuation::Joins);
    QStringList patterns{inARow(apart), joined == apart ? inARow(joined) : joinedInARow(joined)};
    const bool isOfLetters = std::none_of(apart.cbegin(), apart.cend(), isWhole);
    if (isOfLetters && apart.size() > 1)
        patterns += joinedInARow({apart.join(QString())});
    if (isOfLetters && joined.size() == 1 && mayBeInitials(joined.first())) {
        QStringList letters;
        for (const QChar letter : joined.first())
            letters += letter;
        patterns += u' ' + letters.join(u' ') + u' ';
    }
    patterns.removeDuplicates();
    return patterns;
}

QString joinedExpression(const QString &pattern)
{
    QString expression;
    bool isBehindLetter = false;
    for (const QChar character : pattern) {
        const bool isJoint = isBehindLetter && !character.isSpace() && !character.isLowSurrogate();
        expression += isJoint ? u" ?"_s + literal(character) : literal(character);
        isBehindLetter = !character.isSpace();
    }
    return u' ' + expression;
}

QString exactPattern(const QString &text)
{
    const auto escaped = [](const QString &plain) {
        QString pattern;
        for (const QChar character : plain)
            pattern += literal(character);
        return pattern;
    };
    // A letter with its accent may be recorded as one character or as two.
    QString either = escaped(text);
    if (const QString apart = text.normalized(QString::NormalizationForm_D); apart != text)
        either += u'|' + escaped(apart);
    const bool isOneWord = !text.contains(u' ');
    const auto isOfAWord = [isOneWord](QChar character) {
        return isOneWord && (character.isLetterOrNumber() || character == u'+' || character == u'#');
    };
    // A letter with an accent behind it is another letter.
    const auto accents = u"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"_s;
    const QString before = !text.isEmpty() && isOfAWord(text.front()) ? u"(^|[^[:alnum:]%1])"_s.arg(accents) : u"()"_s;
    const QString behind =
        (!text.isEmpty() && isOfAWord(text.back()) ? u"(?![[:alnum:]+#%1])"_s : u"(?![%1])"_s).arg(accents);
    return before + u'(' + either + u')' + behind;
}

QList<TextRange> matchesIn(const QString &text, const QList<SearchTerm> &terms)
{
    if (terms.isEmpty() || text.isEmpty())
        return {};
    const FoldedText apart(text, Punctuation::Separates);
    const FoldedText joinedText(text, Punctuation::Joins);
    QList<TextRange> found;
    for (const SearchTerm &term : terms) {
        if (term.kind == SearchTerm::Kind::Exact) {
            findExactly(text, term.text, found);
        } else if (term.kind == SearchTerm::Kind::Words) {
            const QStringList patterns = patternsOf(term);
            for (const QString &pattern : patterns)
                findPattern(apart, joinedText, pattern, found);
            if (patterns.isEmpty())
                findLiteral(text, term.text, found);
        }
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
