// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace catalpa::ui {

//! What a catalogue has that is like something new.
struct Likeness {
    QList<Author> same{}; //!< Authors of the same name, but for case, accents, punctuation and the order of its words.
    QStringList near{}; //!< Names that differ in a letter or two; looked for when none is the same.
    std::optional<Author> author{}; //!< The one chosen, or the only one whose name is exactly the one typed.
    std::optional<Book> book{}; //!< Of that author and with the same title.
    bool isComplete = true; //!< False when the database did not answer in time; then \a same are those that are known.
};

//! Looks whether a catalogue has an author or a book already.
class Namesakes final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{2'000};
    //! Authors that are known without asking; the same one may be there several times.
    using Known = std::function<QList<Author>()>;

    //! The stores must outlive it.
    Namesakes(AuthorStore &authors, BookStore &books, Known known, QObject *parent);

    //! Looks for an author of this \a name, unless one is \a chosen, and for a book of this \a title by that author;
    //! each may be empty. found() answers, unless something else is looked for before.
    void look(const QString &title, const QString &name, const std::optional<Author> &chosen);
    void stop();

Q_SIGNALS:
    void found(const catalpa::ui::Likeness &likeness);

private:
    void takeAuthors(const Result<Page<Author>> &page);
    void lookForBook();
    void compareWithKnown();
    void finish(bool isComplete);

    AuthorStore &m_authors;
    BookStore &m_books;
    Known m_known;
    QString m_title;
    QString m_name;
    QString m_meant; //!< The same as it is spoken.
    Likeness m_likeness;
    Pending m_asked;
    QTimer m_patience;
};

} // namespace catalpa::ui
