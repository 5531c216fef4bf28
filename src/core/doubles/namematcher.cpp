// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/doubles/namematcher.h"

#include "core/doubles/initials.h"
#include "core/doubles/nearword.h"
#include "core/search/foldedtext.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>

namespace catalpa {
namespace {

constexpr qsizetype comparedLetters = 200;
constexpr size_t closest = 5; //!< Of a group, with how many others each is compared when they are many.
constexpr size_t largestGroup = 60;
constexpr qsizetype leastLetters = 5; //!< Of a word that may be mistyped: shorter ones are too often other words.
constexpr qsizetype mostAbbreviated = 3; //!< More people that initials fit say nothing.

//! Apart where punctuation stands: "J.R.R." is three of them.
QString wordsIn(const QString &name)
{
    return FoldedText(name.left(comparedLetters), FoldedText::Punctuation::Separates).text().simplified();
}

//! Initials in a row are one word, as they are where they were written without points.
QStringList withInitialsJoined(const QStringList &words)
{
    QStringList joined;
    bool isOpen = false;
    for (const QString &word : words) {
        if (word.size() == 1 && isOpen)
            joined.last() += word;
        else
            joined += word;
        isOpen = word.size() == 1;
    }
    return joined;
}

size_t hashOf(const QStringList &words)
{
    QStringList sorted = withInitialsJoined(words);
    sorted.sort();
    return qHash(sorted.join(u' '));
}

//! What a misspelt word still shares with the right one, however one letter is wrong: its beginning or its end.
QStringList halvesOf(const QString &word)
{
    QStringList halves;
    for (const qsizetype letters : {2, 3}) {
        if ((letters == 2 && word.size() <= 6) || (letters == 3 && word.size() >= 6)) {
            halves += u'<' + word.left(letters);
            halves += u'>' + word.right(letters);
        }
    }
    return halves;
}

} // namespace

void NameMatcher::add(qint64 number, const QString &name)
{
    const QString words = wordsIn(name);
    if (!words.isEmpty())
        m_names.push_back({number, words});
}

void NameMatcher::match(const Take &take) const
{
    matchSame(take);
    matchInitials(take);
    matchNear(take);
}

void NameMatcher::tell(const Take &take, qint64 one, qint64 other, DoubleReason::Kind kind)
{
    if (one != other)
        take({std::min(one, other), std::max(one, other), kind});
}

//! Names of the same words stand together.
NameMatcher::Keys NameMatcher::keysInOrder() const
{
    Keys keys;
    keys.reserve(m_names.size());
    for (quint32 name = 0; name < m_names.size(); ++name)
        keys.push_back({hashOf(wordsOf(name)), name});
    std::sort(keys.begin(), keys.end());
    return keys;
}

void NameMatcher::matchSame(const Take &take) const
{
    const Keys keys = keysInOrder();
    for (size_t first = 0; first < keys.size(); ++first) {
        for (size_t next = first + 1; next < keys.size() && next <= first + closest; ++next) {
            if (keys[next].hash != keys[first].hash)
                break;
            tell(take, m_names[keys[first].name].number, m_names[keys[next].name].number, DoubleReason::Kind::SameName);
        }
    }
}

void NameMatcher::matchOtherNames(const QList<std::pair<qint64, QString>> &otherNames, const Take &take) const
{
    const Keys keys = otherNames.isEmpty() ? Keys() : keysInOrder();
    for (const auto &[number, name] : otherNames) {
        const size_t hash = hashOf(wordsIn(name).split(u' '));
        size_t taken = 0;
        for (auto key = std::lower_bound(keys.cbegin(), keys.cend(), Key{hash});
             key != keys.cend() && key->hash == hash && taken < closest; ++key, ++taken)
            tell(take, number, m_names[key->name].number, DoubleReason::Kind::OtherName);
    }
}

void NameMatcher::matchInitials(const Take &take) const
{
    QHash<QString, QList<quint32>> abbreviated; // By family name.
    for (quint32 name = 0; name < m_names.size(); ++name) {
        if (const auto parts = abbreviatedName(wordsOf(name)))
            abbreviated[parts->family] += name;
    }
    if (abbreviated.isEmpty())
        return;
    QHash<quint32, QSet<quint32>> fitting; // Those whose names the initials fit.
    for (quint32 name = 0; name < m_names.size(); ++name) {
        for (const PersonalName &parts : readingsOf(wordsOf(name))) {
            for (const quint32 shorter : abbreviated.value(parts.family)) {
                if (shorter != name && fits(*abbreviatedName(wordsOf(shorter)), parts))
                    fitting[shorter] += name;
            }
        }
    }
    for (auto each = fitting.cbegin(); each != fitting.cend(); ++each) {
        if (each->size() > mostAbbreviated)
            continue;
        for (const quint32 full : *each)
            tell(take, m_names[each.key()].number, m_names[full].number, DoubleReason::Kind::Initials);
    }
}

//! In the order of the alphabet.
QString NameMatcher::withoutWord(const Key &key) const
{
    QStringList words = QString(m_names[key.name].words).remove(key.start, key.length).split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words.join(u' ');
}

void NameMatcher::matchNear(const Take &take) const
{
    Keys keys;
    for (quint32 name = 0; name < m_names.size(); ++name) {
        quint16 start = 0;
        for (const QString &word : wordsOf(name)) {
            Key key{0, name, start, quint16(word.size())};
            start += quint16(word.size() + 1);
            if (word.size() < leastLetters)
                continue;
            const size_t rest = qHash(withoutWord(key));
            for (const QString &half : halvesOf(word)) {
                key.hash = qHash(half, rest);
                keys.push_back(key);
            }
        }
    }
    std::sort(keys.begin(), keys.end());
    for (auto first = keys.begin(); first != keys.end();) {
        const auto last =
            std::find_if(first, keys.end(), [hash = first->hash](const Key &key) { return key.hash != hash; });
        Keys group(first, last);
        matchNear(group, take);
        first = last;
    }
}

//! Of a large group, those that stand beside each other.
void NameMatcher::matchNear(Keys &group, const Take &take) const
{
    size_t reach = group.size();
    if (group.size() > largestGroup) {
        std::sort(group.begin(), group.end(), [this](const Key &one, const Key &other) {
            return m_names[one.name].words < m_names[other.name].words;
        });
        reach = closest;
    }
    for (size_t first = 0; first < group.size(); ++first) {
        for (size_t next = first + 1; next < group.size() && next <= first + reach; ++next) {
            if (areNear(group[first], group[next]))
                tell(take, m_names[group[first].name].number, m_names[group[next].name].number,
                     DoubleReason::Kind::NearName);
        }
    }
}

bool NameMatcher::areNear(const Key &one, const Key &other) const
{
    return isNearWord(wordOf(one), wordOf(other)) && withoutWord(one) == withoutWord(other);
}

} // namespace catalpa
