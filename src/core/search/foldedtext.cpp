// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/foldedtext.h"

#include "core/search/hanvariants.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct Chunk {
    char32_t first;
    char32_t last;
};

// What search_words() takes away after compatibility decomposition, in its order.
constexpr std::array gone{Chunk{0x0001, 0x0008}, Chunk{0x000e, 0x001f}, Chunk{0x007f, 0x009f}, Chunk{0x00ad, 0x00ad},
                          Chunk{0x0300, 0x036f}, Chunk{0x0483, 0x0489}, Chunk{0x0591, 0x05bd}, Chunk{0x05bf, 0x05bf},
                          Chunk{0x05c1, 0x05c7}, Chunk{0x0610, 0x061a}, Chunk{0x061c, 0x061c}, Chunk{0x0640, 0x0640},
                          Chunk{0x064b, 0x065f}, Chunk{0x0670, 0x0670}, Chunk{0x06d6, 0x06ed}, Chunk{0x200b, 0x200f},
                          Chunk{0x202a, 0x202e}, Chunk{0x2060, 0x206f}, Chunk{0xfe00, 0xfe0f}, Chunk{0xfeff, 0xfeff}};

// What it takes for punctuation.
constexpr std::array punctuation{
    Chunk{0x0021, 0x002f}, Chunk{0x003a, 0x0040}, Chunk{0x005b, 0x0060}, Chunk{0x007b, 0x007e}, Chunk{0x00a1, 0x00bf},
    Chunk{0x00d7, 0x00d7}, Chunk{0x00f7, 0x00f7}, Chunk{0x02b9, 0x02bf}, Chunk{0x05be, 0x05be}, Chunk{0x05c0, 0x05c0},
    Chunk{0x05f3, 0x05f4}, Chunk{0x0600, 0x060f}, Chunk{0x061b, 0x061b}, Chunk{0x066a, 0x066d}, Chunk{0x06d4, 0x06d4},
    Chunk{0x2010, 0x2027}, Chunk{0x2030, 0x205e}, Chunk{0x2e00, 0x2e7f}, Chunk{0x3001, 0x3003}, Chunk{0x3008, 0x3020},
    Chunk{0x3030, 0x3030}, Chunk{0x30fb, 0x30fb}};

constexpr std::array withoutBlanks{Chunk{0x0e00, 0x0fff},  Chunk{0x1000, 0x109f}, Chunk{0x1780, 0x17ff},
                                   Chunk{0x2e80, 0xa4cf},  Chunk{0xac00, 0xd7af}, Chunk{0xf900, 0xfaff},
                                   Chunk{0x20000, 0x3ffff}};

template <typename Chunks>
bool isIn(const Chunks &chunks, char32_t character)
{
    return std::any_of(chunks.cbegin(), chunks.cend(),
                       [=](const Chunk &chunk) { return character >= chunk.first && character <= chunk.last; });
}

QString spelled(QChar character)
{
    static constexpr std::u16string_view from = u"øđðłħŧıςىیکةۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
    static constexpr std::u16string_view to = u"oddlhtiσييكهه01234567890123456789";
    if (const auto at = from.find(character.unicode()); at != from.npos)
        return QString(QChar(to[at]));
    if (character >= u'\u3041' && character <= u'\u3096')
        return QString(QChar(char16_t(character.unicode() + 0x60))); // Hiragana as Katakana.
    switch (character.unicode()) {
    case u'ß':
        return u"ss"_s;
    case u'æ':
        return u"ae"_s;
    case u'œ':
        return u"oe"_s;
    case u'þ':
        return u"th"_s;
    default:
        return simplifiedHan(character);
    }
}

//! Marks and the later letters of a Korean syllable become one with what stands before them.
bool belongsToTheOneBefore(QChar character)
{
    return character.isMark() || character.isLowSurrogate() || (character >= u'\u1160' && character <= u'\u11ff')
        || character == u'\uff9e' || character == u'\uff9f';
}

//! The sign at \a at as the word that it is behind a letter and before none: "C++", "C#".
QString signOfAWord(const QString &text, qsizetype at)
{
    if (at == 0 || (at + 1 < text.size() && text.at(at + 1).isLetterOrNumber()))
        return {};
    if (text.at(at) == u'#')
        return text.at(at - 1).isLetterOrNumber() ? u"sharp"_s : QString();
    if (text.at(at) != u'+')
        return {};
    qsizetype first = at;
    while (first > 0 && text.at(first - 1) == u'+')
        --first;
    return first > 0 && text.at(first - 1).isLetterOrNumber() ? u"plus"_s : QString();
}

} // namespace

FoldedText::FoldedText(const QString &text, Punctuation punctuation)
    : m_punctuation(punctuation)
{
    m_text.reserve(text.size() + 2);
    m_ranges.reserve(text.size() + 2);
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start + 1;
        while (end < text.size() && belongsToTheOneBefore(text.at(end)))
            ++end;
        fold(text, start, end - start);
        start = end;
    }
    appendBlank();
}

void FoldedText::append(QChar character, const TextRange &range)
{
    m_text += character;
    m_ranges += range;
}

void FoldedText::appendBlank()
{
    if (!m_text.endsWith(u' '))
        append(u' ', {m_ranges.last().start + m_ranges.last().length, 0});
}

void FoldedText::fold(const QString &original, qsizetype start, qsizetype length)
{
    const TextRange range{start, length};
    if (const QString sign = length == 1 ? signOfAWord(original, start) : QString(); !sign.isEmpty()) {
        for (const QChar letter : sign)
            append(letter, range);
        return;
    }
    QString kept;
    for (const QChar character : original.mid(start, length).normalized(QString::NormalizationForm_KD)) {
        if (!isIn(gone, character.unicode()))
            kept += character;
    }
    QString letters;
    for (const QChar character : kept.normalized(QString::NormalizationForm_KC).toLower())
        letters += spelled(character);
    for (const uint letter : letters.toUcs4()) {
        const QString one = QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
        if (QChar::isSpace(letter)) {
            appendBlank();
        } else if (isIn(punctuation, letter)) {
            if (m_punctuation == Punctuation::Separates)
                appendBlank();
        } else if (isWrittenWithoutBlanks(letter)) {
            appendBlank();
            for (const QChar unit : one)
                append(unit, range);
            appendBlank();
        } else {
            for (const QChar unit : one)
                append(unit, range);
        }
    }
}

TextRange FoldedText::original(qsizetype start, qsizetype length) const
{
    if (length <= 0 || start < 0 || start + length > m_ranges.size())
        return {};
    const TextRange &last = m_ranges.at(start + length - 1);
    const qsizetype first = m_ranges.at(start).start;
    return {first, last.start + last.length - first};
}

bool FoldedText::beginsWord(qsizetype start) const
{
    for (qsizetype at = 1; at < m_text.size(); ++at) {
        if (m_text.at(at) != u' ' && m_text.at(at - 1) == u' ' && m_ranges.at(at).start == start)
            return true;
    }
    return false;
}

bool isWrittenWithoutBlanks(char32_t character)
{
    return isIn(withoutBlanks, character);
}

QString folded(const QString &text)
{
    return FoldedText(text, FoldedText::Punctuation::Joins).text().trimmed();
}

} // namespace catalpa
