// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/doubles/proposeddoubles.h"

#include <QtCore/QStringList>

#include <functional>
#include <tuple>
#include <utility>
#include <vector>

namespace catalpa {

//! Finds among many names those that are probably of one person: hundreds of thousands in a second or two, because
//! names are compared only within groups that share something. Pure.
class NameMatcher final {
public:
    struct Pair {
        qint64 one = 0; //!< The smaller number.
        qint64 other = 0;
        DoubleReason::Kind kind = DoubleReason::Kind::SameName;

        bool operator==(const Pair &) const = default;
    };
    using Take = std::function<void(const Pair &pair)>;

    void add(qint64 number, const QString &name);
    qsizetype count() const { return qsizetype(m_names.size()); }

    //! Calls \a take for each pair of the same name, then of initials, then of near spelling; some come twice.
    void match(const Take &take) const;
    //! The same for those who have a name that is recorded as another name of somebody, by that one's number.
    void matchOtherNames(const QList<std::pair<qint64, QString>> &otherNames, const Take &take) const;

private:
    struct Name {
        qint64 number = 0;
        QString words; //!< Without accents and capitals, a blank between them.
    };
    struct Key {
        size_t hash = 0;
        quint32 name = 0; //!< In m_names.
        quint16 start = 0; //!< Of the word that was left out.
        quint16 length = 0;

        bool operator<(const Key &other) const { return std::tie(hash, name) < std::tie(other.hash, other.name); }
    };
    using Keys = std::vector<Key>;

    Keys keysInOrder() const;
    void matchSame(const Take &take) const;
    void matchInitials(const Take &take) const;
    void matchNear(const Take &take) const;
    void matchNear(Keys &group, const Take &take) const;
    bool areNear(const Key &one, const Key &other) const;
    QStringView wordOf(const Key &key) const
    {
        return QStringView(m_names[key.name].words).sliced(key.start, key.length);
    }
    QString withoutWord(const Key &key) const;
    QStringList wordsOf(quint32 name) const { return m_names[name].words.split(u' '); }
    static void tell(const Take &take, qint64 one, qint64 other, DoubleReason::Kind kind);

    std::vector<Name> m_names;
};

} // namespace catalpa
