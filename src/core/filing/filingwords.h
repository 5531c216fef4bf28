// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace catalpa::filing {

//! The words by which authors and books are filed, as resources/filing has them: the one home of these lists. The
//! functions of the database hold the same, which the test "filingwords" sees to. Words are in small letters.
class FilingWords final {
public:
    static const FilingWords &instance();

    //! In which lists a word of a name stands; a sum of the values of NameWord.
    int flags(const QString &word) const { return m_flags.value(word); }
    //! The same for lists about the order of names; a sum of the values of OrderWord.
    int orders(const QString &word) const { return m_orders.value(word); }
    //! What the list \a name has, in the order of the file; nothing for an unknown name.
    QStringList list(const QString &name) const { return m_lists.value(name); }
    QStringList names() const { return m_names; } //!< Of all lists.
    bool contains(const QString &name, const QString &word) const;
    //! "code article" for each article of each language; the code is "-" where the language is not known.
    QStringList articles() const { return m_articles; }

private:
    FilingWords();
    void readWords();
    void readArticles();

    QStringList m_names;
    QHash<QString, QStringList> m_lists;
    QHash<QString, QSet<QString>> m_sets;
    QStringList m_articles;
    QHash<QString, int> m_flags;
    QHash<QString, int> m_orders;
};

//! What a word can be in a name.
enum NameWord : int {
    Corporate = 1,
    PerhapsCorporate = 2, //!< A family name, too.
    Conjunction = 4,
    PerhapsConjunction = 8, //!< Where a forename follows.
    Title = 16,
    Ruler = 32,
    Religious = 64,
    Degree = 128, //!< And Jr., fils.
    Particle = 256,
    Prefix = 512,
    Undivided = 1024, //!< Ibn, Abu.
    Kin = 2048, //!< Filho, Neto.
    Forename = 4096,
    Spanish = 8192,
    CorporateInFront = 16384, //!< As the first word.
    Article = 32768, //!< "the"
    Origin = 65536, //!< "of"
    Noble = 131072, //!< Between a forename and a family name: "Graf von".
};

//! What the first or the last word says about the order of a name.
enum OrderWord : int {
    EastAsian = 1,
    Vietnamese = 2,
    SurelyVietnamese = 4,
    Japanese = 8,
    Hungarian = 16,
    SurelyHungarian = 32,
    Icelandic = 64,
    Korean = 128, //!< A family name.
    HungarianWoman = 256,
};

} // namespace catalpa::filing
