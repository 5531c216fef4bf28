// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/sorttitle.h"

#include "core/filing/filingwords.h"
#include "core/filing/letters.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;
using namespace catalpa::filing;

namespace catalpa {
namespace {

constexpr qsizetype longestArticle = 7;
constexpr qsizetype longestJoined = 5; //!< With what joins it.

QString codeOf(const QString &language)
{
    static const QRegularExpression notTheFirst(u"[/_;, -].*"_s, QRegularExpression::DotMatchesEverythingOption);
    QString code = QString(language).remove(notTheFirst);
    for (QChar &letter : code) {
        if (letter >= u'A' && letter <= u'Z')
            letter = letter.toLower();
    }
    const qsizetype letters = letterCount(code);
    return letters < 2 || letters > 3 || code == u"und"_s || code == u"mul"_s ? u"-"_s : code;
}

//! Whether an apostrophe belongs to the first word: 't Kind, 'n Dag.
bool isShortened(const QString &title)
{
    static const QRegularExpression shortened(uR"(^["«»„“”‹› \[(¿¡…]*['’ʼ‘][tnsTNS] )"_s);
    return title.contains(shortened);
}

//! Where the article ends and what follows begins, in UTF-16 units; 0 for a title without one.
qsizetype endOfArticle(const QString &title, const QString &code, bool hasShortWord)
{
    if ((code == u"ar"_s || code == u"ara"_s) && title.startsWith(u"ال"_s) && !title.startsWith(u"الل"_s)
        && letterCount(leftLetters(title, 5)) == 5)
        return 2;
    QString beginning = leftLetters(title, longestArticle + 1);
    const qsizetype blank = beginning.indexOf(u' ');
    beginning.replace(u'’', u'\'').replace(u'ʼ', u'\'');
    static const QRegularExpression joiner(u"['-]"_s);
    const qsizetype joined = leftLetters(beginning, longestJoined).indexOf(joiner);
    const bool isJoined = joined >= 0 && (blank < 0 || joined < blank);
    const qsizetype end = isJoined ? joined : blank;
    if (end < 0)
        return 0;
    if (code == u"-"_s && title.startsWith(u"Al-"_s))
        return 0;
    const QString word = (hasShortWord ? u"'"_s : QString()) + inSmallLetters(beginning.left(isJoined ? end + 1 : end));
    return FilingWords::instance().contains(u"articles"_s, code + u' ' + word) ? end + 1 : 0;
}

//! Whether the first two words are such as "A to" or "Los Angeles".
bool keepsItsArticle(const QString &title)
{
    const QString beginning = leftLetters(title, 30);
    const QString words = beginning.section(u' ', 0, 0) + u' ' + beginning.section(u' ', 1, 1);
    return FilingWords::instance().contains(u"kept"_s, inSmallLetters(words));
}

} // namespace

SortTitle bookSortTitle(const QString &title, const QString &language)
{
    const QString filed = withoutPunctuation(title);
    if (filed.isEmpty())
        return {title};
    const qsizetype end = endOfArticle(filed, codeOf(language), isShortened(title));
    if (end == 0 || keepsItsArticle(filed))
        return {filed};
    const QString behind = withoutPunctuation(filed.mid(end));
    return {behind.isEmpty() ? filed : behind};
}

} // namespace catalpa
