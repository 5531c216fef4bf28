// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/tidying.h"

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

using CodePoint = char32_t;
using Characters = QList<CodePoint>;

constexpr CodePoint nonJoiner = 0x200C;
constexpr CodePoint joiner = 0x200D;

bool isJoiner(CodePoint character)
{
    return character == nonJoiner || character == joiner;
}

//! Marks of direction say how the signs beside them are read; at the ends of a text they say nothing.
bool isDirection(CodePoint character)
{
    return character == 0x200E || character == 0x200F || character == 0x061C;
}

bool isLineBreak(CodePoint character)
{
    return (character >= 0x0A && character <= 0x0D) || character == 0x85 || character == 0x2028 || character == 0x2029;
}

//! Control characters, and formatting that nobody sees: blanks and joiners of no width, soft hyphens, embeddings and
//! overrides of the direction, annotations. Marks that spell a word (joiners, the Mongolian separator, the tags of
//! flags) are not among them.
bool isDebris(CodePoint character)
{
    return QChar::category(character) == QChar::Other_Control || character == 0xAD || character == 0x200B
        || (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x206F)
        || character == 0xFEFF || (character >= 0xFFF9 && character <= 0xFFFB);
}

bool isBlank(CodePoint character)
{
    return QChar::isSpace(character) || isLineBreak(character);
}

//! Whether a joiner beside this character changes how it is written: emoji, their modifiers and tags, and the letters
//! and marks of scripts whose letters join.
bool takesJoiners(CodePoint character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Symbol_Other || category == QChar::Symbol_Modifier || QChar::isMark(character)
        || (character >= 0xE0020 && character <= 0xE007F))
        return true;
    if (!QChar::isLetter(character))
        return false;
    constexpr std::array apart{QChar::Script_Common,   QChar::Script_Latin,    QChar::Script_Greek,
                               QChar::Script_Cyrillic, QChar::Script_Armenian, QChar::Script_Georgian,
                               QChar::Script_Hebrew,   QChar::Script_Han,      QChar::Script_Hiragana,
                               QChar::Script_Katakana, QChar::Script_Hangul,   QChar::Script_Bopomofo};
    return std::find(apart.begin(), apart.end(), QChar::script(character)) == apart.end();
}

//! False for a joiner between characters that do not join, and for a mark of direction with no sign beside it.
bool hasMeaning(CodePoint character, CodePoint before, CodePoint behind)
{
    if (isJoiner(character))
        return takesJoiners(before) && takesJoiners(behind);
    return !isDirection(character) || !isBlank(before) || !isBlank(behind);
}

//! The text without what nobody sees and what says nothing.
Characters withMeaningOnly(const Characters &typed)
{
    Characters text;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(text),
                 [](CodePoint each) { return isBlank(each) || !isDebris(each); });
    Characters kept;
    kept.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const CodePoint before = kept.isEmpty() ? U' ' : kept.last();
        const CodePoint behind = at + 1 < text.size() ? text.at(at + 1) : U' ';
        if (hasMeaning(text.at(at), before, behind))
            kept += text.at(at);
    }
    return kept;
}

//! A run of blanks as one: the blank itself where it stands alone or repeated, else a plain one.
CodePoint blankFor(const Characters &run)
{
    const bool isUniform = std::all_of(run.begin(), run.end(), [&](CodePoint each) { return each == run.first(); });
    return isUniform && run.first() != U'\t' && !isLineBreak(run.first()) ? run.first() : U' ';
}

QString tidiedLine(const Characters &typed)
{
    Characters line;
    Characters blanks;
    line.reserve(typed.size());
    for (const CodePoint character : typed) {
        if (isBlank(character)) {
            blanks += character;
        } else if (!isDirection(character) || !line.isEmpty()) {
            if (!blanks.isEmpty() && !line.isEmpty())
                line += blankFor(blanks);
            blanks.clear();
            line += character;
        }
    }
    while (!line.isEmpty() && (isDirection(line.last()) || isBlank(line.last())))
        line.removeLast();
    return QString::fromUcs4(line.constData(), line.size());
}

QString tidiedLines(const Characters &typed)
{
    QStringList lines;
    Characters line;
    for (qsizetype at = 0; at < typed.size(); ++at) {
        if (!isLineBreak(typed.at(at))) {
            line += typed.at(at);
            continue;
        }
        if (typed.at(at) == U'\r' && at + 1 < typed.size() && typed.at(at + 1) == U'\n')
            ++at;
        lines += tidiedLine(line);
        line.clear();
    }
    lines += tidiedLine(line);
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    while (!lines.isEmpty() && lines.first().isEmpty())
        lines.removeFirst();
    return lines.join(u'\n');
}

//! True of most texts: letters of the West, single blanks, nothing at the ends. They are composed, too.
bool isTidy(QStringView text, Lines lines)
{
    char16_t before = u'\n';
    for (const QChar each : text) {
        const char16_t character = each.unicode();
        const bool isBreak = character == u'\n' && lines == Lines::Many && before != u' ';
        const bool isSingleBlank = character == u' ' && before != u' ' && before != u'\n';
        const bool isLetter = (character > u' ' && character < 0x7F) || (character >= 0xC0 && character < 0x300);
        if (!isLetter && !isSingleBlank && !isBreak)
            return false;
        before = character;
    }
    return before != u' ' && !text.startsWith(u'\n') && !text.endsWith(u'\n');
}

} // namespace

QString tidied(const QString &typed, Lines lines)
{
    if (isTidy(typed, lines))
        return typed;
    // A half of a pair is nothing to be tidied; whoever checks the text says so.
    if (!typed.isValidUtf16())
        return typed.trimmed();
    const auto characters = typed.toUcs4();
    const Characters text = withMeaningOnly(Characters(characters.begin(), characters.end()));
    return (lines == Lines::One ? tidiedLine(text) : tidiedLines(text)).normalized(QString::NormalizationForm_C);
}

std::optional<QString> tidiedOptional(const QString &typed, Lines lines)
{
    const QString text = tidied(typed, lines);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

std::optional<Change<QString>> changeTo(const QString &typed, const QString &recorded)
{
    if (typed == recorded)
        return std::nullopt;
    const QString text = tidied(typed);
    return text == recorded ? std::nullopt : std::optional(Change<QString>{recorded, text});
}

std::optional<Change<std::optional<QString>>> changeTo(const QString &typed, const std::optional<QString> &recorded,
                                                       Lines lines)
{
    if (typed == recorded.value_or(QString()))
        return std::nullopt;
    const auto text = tidiedOptional(typed, lines);
    return text == recorded ? std::nullopt : std::optional(Change<std::optional<QString>>{recorded, text});
}

} // namespace catalpa
