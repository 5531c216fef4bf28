// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa {

//! Part of a text, in UTF-16 units.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

//! The words of a text as catalpa.search_words() of the database makes them, without accents, capitals and
//! punctuation, that still know where each of their characters stood. A blank stands before each word and behind the
//! last one; characters of scripts without blanks are words. See migrations/catalpa/*_search_words.
class FoldedText final {
public:
    //! What punctuation within a word does: "Catch-22" is two words, or one.
    enum class Punctuation { Separates, Joins };

    FoldedText(const QString &text, Punctuation punctuation);

    const QString &text() const { return m_text; }
    //! Where a part of text() stood in the original.
    TextRange original(qsizetype start, qsizetype length) const;
    //! Whether a word begins at \a start of the original.
    bool beginsWord(qsizetype start) const;

private:
    void fold(const QString &original, qsizetype start, qsizetype length);
    void append(QChar character, const TextRange &range);
    void appendBlank();

    QString m_text{u' '};
    QList<TextRange> m_ranges{TextRange{}}; //!< For each unit of m_text.
    Punctuation m_punctuation;
};

//! The words of a text, joined by punctuation, with single blanks between them.
QString folded(const QString &text);

//! Of a script whose words are not set apart by blanks, or are whole in one or two characters.
bool isWrittenWithoutBlanks(char32_t character);

} // namespace catalpa
