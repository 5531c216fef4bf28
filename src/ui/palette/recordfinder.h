// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <optional>

namespace catalpa::ui {

//! Finds the first authors and books for what is being typed, a moment after the last key.
class RecordFinder final : public QObject {
    Q_OBJECT

public:
    //! The stores must outlive it.
    RecordFinder(AuthorStore &authors, BookStore &books, QObject *parent);

    //! Gives up what was sought before. An empty text finds nothing.
    void seek(const QString &text);
    //! Whether an answer is still awaited.
    bool isSeeking() const { return m_pause.isActive() || m_authorSearch.isActive() || m_bookSearch.isActive(); }
    //! Why the last search found nothing; none when it was answered.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void authorsFound(const QList<catalpa::Author> &authors);
    void booksFound(const QList<catalpa::Book> &books);
    //! One of the two answers is there, or it failed.
    void answered();

private:
    void ask();

    AuthorStore &m_authors;
    BookStore &m_books;
    QString m_text;
    std::optional<Error> m_error;
    QTimer m_pause;
    Pending m_authorSearch;
    Pending m_bookSearch;
};

} // namespace catalpa::ui
