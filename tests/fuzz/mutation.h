// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayList>

#include <random>

namespace catalpa::fuzz {

//! Makes inputs out of those of a corpus: bytes changed, cut out, doubled and put in, words of the corpus in other
//! places, two of them joined, one piece repeated very often. The same seed makes the same inputs.
class Mutation {
public:
    Mutation(const QByteArrayList &corpus, quint64 seed);

    QByteArray next();

private:
    using Step = void (Mutation::*)(QByteArray &input);

    quint64 below(quint64 bound) { return bound == 0 ? 0 : m_random() % bound; }
    qsizetype placeIn(const QByteArray &input) { return qsizetype(below(quint64(input.size()) + 1)); }
    const QByteArray &anyOf(const QByteArrayList &list) { return list[qsizetype(below(quint64(list.size())))]; }

    void changeByte(QByteArray &input);
    void flipBit(QByteArray &input);
    void cutOut(QByteArray &input);
    void putWord(QByteArray &input);
    void putBytes(QByteArray &input);
    void putNumber(QByteArray &input);
    void repeatPiece(QByteArray &input);
    void join(QByteArray &input);
    void cutOff(QByteArray &input);

    QByteArrayList m_corpus;
    QByteArrayList m_words;
    std::mt19937_64 m_random;
};

} // namespace catalpa::fuzz
