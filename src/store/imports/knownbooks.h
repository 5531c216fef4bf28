// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "store/imports/lifeyears.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <compare>
#include <utility>
#include <vector>

namespace catalpa::store {

//! By what volumes and editions of one title are told from each other; what is empty is not known.
struct BookMarks {
    QString seriesNumber{};
    QString edition{};
    QStringList isbns{};
};

//! Which books and authors there are, by what is compared of their titles and names: the words without accents,
//! capitals and punctuation; authors of one name also by the years of their lives. Of a book 32 bytes are held for each
//! of its ISBN, of an author the name.
class KnownBooks final {
public:
    //! What there is already of a book.
    struct Standing {
        enum class Kind {
            New,
            Known, //!< The same title by the same author.
            Repeated, //!< The same of a book that was added since read().
            OtherVolume, //!< As Known, but with another number in its series, another edition or other ISBN.
            Double, //!< The same title by an author with nearly the same name.
            AnyOfSeveral, //!< There are several authors of that name, and nothing tells which of them it is.
        };

        Kind kind = Kind::New;
        QString resembled{}; //!< The name of the other author.
        qint64 author = 0; //!< Whose it is; 0 where that is not known.

        bool operator==(const Standing &) const = default;
    };

    //! Reads all that the role may see, at one moment.
    //! \a hasDetails: subtitles and marks may stand beside titles.
    Result<> read(db::Session &session, bool hasDetails = false);

    Standing standingOf(const QString &title, const QString &author, const BookMarks &marks = {},
                        const LifeYears &life = {}) const;
    //! The author of that name and life; 0 where there is none. Of several that it may be, one with the same years,
    //! else one without any, else the first one.
    qint64 author(const QString &name, const LifeYears &life = {}) const;
    void addAuthor(qint64 id, const QString &name, const LifeYears &life = {});
    //! An author has turned out to have lived then; others of that name are not taken for the same any more.
    void complete(qint64 author, const LifeYears &life);
    void addBook(const QString &title, qint64 author, const BookMarks &marks = {});

private:
    using Hash = quint64;

    //! Marks as they are compared; 0 for what is not known.
    struct Mark {
        quint32 seriesNumber = 0;
        quint32 edition = 0;
        quint32 isbn = 0;

        bool fits(const Mark &other) const;
        auto operator<=>(const Mark &) const = default;
    };
    struct Entry {
        Hash title;
        qint64 author;
        Mark mark;

        auto operator<=>(const Entry &) const = default;
    };

    static QList<Mark> marksOf(const BookMarks &marks);
    //! Known, Repeated or OtherVolume; New where this author has no such title, or only others that came since read().
    Standing::Kind kindOf(Hash title, qint64 author, const QList<Mark> &marks) const;
    QList<qint64> authorsOf(Hash title) const;
    QList<qint64> namesakes(const QString &name, const LifeYears &life) const;
    Result<> readAuthors(db::Session &session, bool hasDetails);
    Result<> readBooks(db::Session &session, bool hasDetails);

    QMultiHash<Hash, qint64> m_authors; //!< By their names.
    QHash<qint64, QByteArray> m_names;
    QHash<qint64, LifeYears> m_lives; //!< Of those of whom something is known.
    std::vector<Entry> m_books; //!< In order.
    QHash<std::pair<Hash, qint64>, QList<Mark>> m_added; //!< The same for books that came later.
    QHash<Hash, QList<qint64>> m_addedAuthors; //!< Of these, by title, as many as are compared.
};

} // namespace catalpa::store
