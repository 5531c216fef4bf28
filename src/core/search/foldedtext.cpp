// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/foldedtext.h"

#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct Chunk {
    char16_t first;
    char16_t last;
};

// What search_key() takes away after compatibility decomposition, in its order.
constexpr std::array removed{Chunk{0x0001, 0x0008}, Chunk{0x000e, 0x001f}, Chunk{0x0021, 0x002f}, Chunk{0x003a, 0x0040},
                             Chunk{0x005b, 0x0060}, Chunk{0x007b, 0x009f}, Chunk{0x00a1, 0x00bf}, Chunk{0x00d7, 0x00d7},
                             Chunk{0x00f7, 0x00f7}, Chunk{0x02b9, 0x02bf}, Chunk{0x0300, 0x036f}, Chunk{0x0483, 0x0489},
                             Chunk{0x0591, 0x05cf}, Chunk{0x05f3, 0x05f4}, Chunk{0x0600, 0x061f}, Chunk{0x0640, 0x0640},
                             Chunk{0x064b, 0x065f}, Chunk{0x066a, 0x066d}, Chunk{0x0670, 0x0670}, Chunk{0x06d4, 0x06d4},
                             Chunk{0x06d6, 0x06ed}, Chunk{0x200b, 0x2027}, Chunk{0x202a, 0x205e}, Chunk{0x2060, 0x206f},
                             Chunk{0x2e00, 0x2e7f}, Chunk{0x3001, 0x3003}, Chunk{0x3008, 0x3020}, Chunk{0x3030, 0x3030},
                             Chunk{0x30fb, 0x30fb}, Chunk{0xfe00, 0xfe0f}, Chunk{0xfeff, 0xfeff}};

bool isRemoved(QChar character)
{
    for (const Chunk &chunk : removed) {
        if (character.unicode() >= chunk.first && character.unicode() <= chunk.last)
            return true;
    }
    return false;
}

QString spelled(QChar character)
{
    static constexpr std::u16string_view from = u"øđðłħŧıς";
    static constexpr std::u16string_view to = u"oddlhtiσ";
    if (const auto at = from.find(character.unicode()); at != from.npos)
        return QString(QChar(to[at]));
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
        return character;
    }
}

//! Marks and the later letters of a Korean syllable become one with what stands before them.
bool belongsToTheOneBefore(QChar character)
{
    return character.isMark() || character.isLowSurrogate() || (character >= u'\u1160' && character <= u'\u11ff')
        || character == u'\uff9e' || character == u'\uff9f';
}

bool isAscii(QChar character)
{
    return character.unicode() < 0x80;
}

} // namespace

FoldedText::FoldedText(const QString &text)
{
    m_text.reserve(text.size());
    m_ranges.reserve(text.size());
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start + 1;
        while (end < text.size() && belongsToTheOneBefore(text.at(end)))
            ++end;
        fold(text, start, end - start);
        start = end;
    }
}

void FoldedText::fold(const QString &original, qsizetype start, qsizetype length)
{
    const auto append = [&](QChar character) {
        m_text += character;
        m_ranges += TextRange{start, length};
    };
    if (length == 1 && isAscii(original.at(start))) {
        if (!isRemoved(original.at(start)))
            append(original.at(start).toLower());
        return;
    }
    QString kept;
    for (const QChar character : original.mid(start, length).normalized(QString::NormalizationForm_KD)) {
        if (!isRemoved(character))
            kept += character;
    }
    for (const QChar character : kept.normalized(QString::NormalizationForm_KC).toLower()) {
        for (const QChar letter : spelled(character))
            append(letter);
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

QString folded(const QString &text)
{
    return FoldedText(text).text();
}

} // namespace catalpa
