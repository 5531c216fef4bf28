// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <utility>
#include <vector>

namespace catalpa::store {

//! Which books and authors there are, by what is compared of their titles and names: the words without accents,
//! capitals and punctuation. Of a book 16 bytes are held, of an author the name.
class KnownBooks final {
public:
    //! What there is already of a book.
    struct Standing {
        enum class Kind {
            New,
            Known, //!< The same title by the same author.
            Double, //!< The same title by an author with nearly the same name.
        };

        Kind kind = Kind::New;
        QString resembled{}; //!< The name of the other author.

        bool operator==(const Standing &) const = default;
    };

    //! Reads all that the role may see, at one moment.
    //! \a hasDetails: subtitles may stand beside titles.
    Result<> read(db::Session &session, bool hasDetails = false);

    Standing standingOf(const QString &title, const QString &author) const;
    //! The author of that name; 0 where there is none.
    qint64 author(const QString &name) const;
    void addAuthor(qint64 id, const QString &name);
    void addBook(const QString &title, qint64 author);

private:
    using Hash = quint64;

    QList<qint64> authorsOf(Hash title) const;
    Result<> readAuthors(db::Session &session);
    Result<> readBooks(db::Session &session, bool hasDetails);

    QHash<Hash, qint64> m_authors; //!< Of one name the one that was recorded first.
    QHash<qint64, QByteArray> m_names;
    std::vector<std::pair<Hash, qint64>> m_books; //!< Titles with their authors, in order.
    QSet<std::pair<Hash, qint64>> m_added; //!< The same for books that came later.
    QHash<Hash, QList<qint64>> m_addedAuthors; //!< Of these, by title, as many as are compared.
};

} // namespace catalpa::store
