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

//! A text as catalpa.search_key() of the database makes it, without accents, capitals and punctuation, that still knows
//! where each of its characters stood. See migrations/catalpa/*_search_key.
class FoldedText final {
public:
    explicit FoldedText(const QString &text);

    const QString &text() const { return m_text; }
    //! Where a part of text() stood in the original.
    TextRange original(qsizetype start, qsizetype length) const;

private:
    void fold(const QString &original, qsizetype start, qsizetype length);

    QString m_text;
    QList<TextRange> m_ranges; //!< For each unit of m_text.
};

QString folded(const QString &text);

} // namespace catalpa
