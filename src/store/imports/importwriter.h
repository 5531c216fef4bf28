// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

#include <QtCore/QHash>

namespace catalpa::store {

//! What the history has for the program of an import.
inline constexpr QLatin1StringView importProgram{"Catalpa import"};

//! Adds what comes from a file, part by part, each in a transaction of its own; all of it is one batch of the history.
//! Authors that are added are known by numbers below 0, which whoever adds them gives; others by those they have.
class ImportWriter final {
public:
    //! A book and the number of its author.
    struct Entry {
        QString title;
        qint64 author;
        BookDetails details{};
        qint64 record = 0; //!< Its number in the file.
        QString sortTitle{}; //!< Where it is not what the rules suggest.
    };
    struct FiledAuthor {
        NewAuthor author;
        QString sortName{}; //!< The same.
    };
    using FiledAuthors = QHash<qint64, FiledAuthor>;
    struct Part {
        FiledAuthors authors; //!< That are new, by the numbers that they are known by.
        QList<Entry> books;
    };

    //! What became of a part.
    struct Added {
        qint64 authors = 0;
        qint64 books = 0;
        qint64 unfiledAuthors = 0; //!< Those that stand where the rules put them: the role may not file.
        qint64 unfiledBooks = 0;
        QList<std::pair<qint64, Error>> refused{}; //!< Records that a rule of the database keeps out.
    };
    static constexpr int mostRefused = 100; //!< In all parts; then the rule is against all of them.

    //! \a batch: a UUID, in small letters.
    ImportWriter(db::Session &session, const CatalogueCapabilities &capabilities, const QString &batch);

    //! All of it but what is refused, or nothing; then the reading index has it, too. ErrorKind::OutcomeUnknown when
    //! the link broke at the end.
    Result<Added> add(const Part &part);

private:
    Result<Added> attempt(const Part &part, bool carefully);
    Result<> addCarefully(const QList<Entry> &books, Added &added);
    Result<> addAll(const QList<Entry> &books, Added &added);
    FiledAuthors lacking(const QList<Entry> &books) const;
    void forget(const FiledAuthors &authors);
    Result<> run(QByteArrayView sql);
    Result<> freeNumbers();
    Result<> addAuthors(const FiledAuthors &authors, Added &added);
    Result<> addBooks(const QList<Entry> &books, Added &added);
    Result<qint64> file(const char *table, const QStringList &ids, const QStringList &wanted);
    Result<db::Rows> draw(const char *table, qsizetype count);

    db::Session &m_session;
    const CatalogueCapabilities &m_capabilities;
    QString m_batch;
    bool m_hasFreeNumbers = false;
    QHash<qint64, qint64> m_numbers; //!< Those that authors have got, by those that they were known by.
    FiledAuthors m_lacking; //!< Authors that have got none yet.
    int m_refused = 0;
};

} // namespace catalpa::store
