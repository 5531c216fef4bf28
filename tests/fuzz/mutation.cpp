// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mutation.h"

#include <algorithm>
#include <array>

namespace catalpa::fuzz {
namespace {

constexpr qsizetype longestInput = 64 * 1024;
constexpr qsizetype longestPiece = 64;
constexpr quint64 mostSteps = 8;

bool isWordByte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_'
        || static_cast<unsigned char>(byte) >= 0x80;
}

//! Words and signs of the corpus, each once.
QByteArrayList wordsOf(const QByteArrayList &corpus)
{
    QByteArrayList words{"",   "\0",  "\n", "\r\n", "\xEF\xBB\xBF", "\xC3", "\xE2\x80\xAE", "\\", "'",
                         "\"", "%00", "{",  "["};
    for (const QByteArray &text : corpus) {
        for (qsizetype begin = 0, end = 0; begin < text.size(); begin = end) {
            for (end = begin + 1; end < text.size() && isWordByte(text[begin]) && isWordByte(text[end]);)
                ++end;
            words += text.sliced(begin, std::min(end - begin, longestPiece));
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace

Mutation::Mutation(const QByteArrayList &corpus, quint64 seed)
    : m_corpus(corpus.isEmpty() ? QByteArrayList{QByteArray()} : corpus)
    , m_words(wordsOf(corpus))
    , m_random(seed)
{
}

QByteArray Mutation::next()
{
    static constexpr std::array<Step, 12> steps{&Mutation::changeByte, &Mutation::flipBit,     &Mutation::cutOut,
                                                &Mutation::cutOut,     &Mutation::putWord,     &Mutation::putWord,
                                                &Mutation::putWord,    &Mutation::putBytes,    &Mutation::putNumber,
                                                &Mutation::join,       &Mutation::repeatPiece, &Mutation::cutOff};
    QByteArray input = anyOf(m_corpus);
    for (quint64 count = 1 + below(mostSteps); count > 0; --count)
        (this->*steps[below(steps.size())])(input);
    return input.first(std::min(input.size(), longestInput));
}

void Mutation::changeByte(QByteArray &input)
{
    if (!input.isEmpty())
        input[qsizetype(below(quint64(input.size())))] = char(below(256));
}

void Mutation::flipBit(QByteArray &input)
{
    if (input.isEmpty())
        return;
    char &byte = input[qsizetype(below(quint64(input.size())))];
    byte = char(static_cast<unsigned char>(byte) ^ (1U << below(8)));
}

void Mutation::cutOut(QByteArray &input)
{
    const qsizetype at = placeIn(input);
    input.remove(at, qsizetype(below(quint64(std::min(longestPiece, input.size() - at)) + 1)));
}

void Mutation::putWord(QByteArray &input)
{
    input.insert(placeIn(input), anyOf(m_words));
}

void Mutation::putBytes(QByteArray &input)
{
    QByteArray bytes(qsizetype(1 + below(4)), '\0');
    std::generate(bytes.begin(), bytes.end(), [this] { return char(below(256)); });
    input.insert(placeIn(input), bytes);
}

void Mutation::putNumber(QByteArray &input)
{
    static const QByteArrayList numbers{
        "-1",         "0",          "2147483647",          "2147483648",          "65536",
        "4294967296", "1e309",      "9223372036854775807", "9223372036854775808", "0x7f",
        "00000000",   "2026-02-30", "-9223372036854775808"};
    input.insert(placeIn(input), anyOf(numbers));
}

//! Rarely very often: for what is quadratic or recursive.
void Mutation::repeatPiece(QByteArray &input)
{
    const qsizetype at = placeIn(input);
    const qsizetype size = qsizetype(below(quint64(std::min(longestPiece, input.size() - at)) + 1));
    if (size == 0)
        return;
    const qsizetype room = (longestInput - std::min(longestInput, input.size())) / size;
    const qsizetype times = below(50) == 0 ? room : std::min(room, qsizetype(below(20)));
    input.insert(at, input.sliced(at, size).repeated(times));
}

void Mutation::join(QByteArray &input)
{
    const QByteArray &other = anyOf(m_corpus);
    input = input.first(placeIn(input)) + other.sliced(placeIn(other));
}

void Mutation::cutOff(QByteArray &input)
{
    input.truncate(placeIn(input));
}

} // namespace catalpa::fuzz
