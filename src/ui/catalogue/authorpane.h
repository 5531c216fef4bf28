// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "ui/catalogue/recordform.h"

#include <memory>

namespace Ui {
class AuthorPane;
}

namespace catalpa {
class BooksModel;
}

namespace catalpa::ui {

//! One author in full: a form, and the author's books.
class AuthorPane final : public RecordForm<Author, AuthorEdit> {
    Q_OBJECT

public:
    //! The stores and the outbox must outlive it.
    AuthorPane(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
               QWidget *parent = nullptr);
    ~AuthorPane() override;

    void refreshBooks();
    CatalogueView *list() const override;
    //! Shows what was typed as the country of an author, to be changed, as soon as this is the author that is shown.
    void changeCountry(Id<Author> id, const QString &typed);
    //! Asks about what stands in the field of the country, whether it was asked about before or not, unless it is a
    //! country or was kept.
    void doubtCountry();
    //! What was typed as the country is meant. False where it does not stand in the form any more.
    bool keepCountry(const AuthorEdit &edit);

Q_SIGNALS:
    void newBookRequested();
    //! A book of the list was opened.
    void bookOpened(qint64 id);
    //! A country that is none was typed: what the edit says of it is not recorded.
    void countryDoubted(const catalpa::AuthorEdit &edit);

private:
    void setUpFields(const CatalogueCapabilities &capabilities);
    void setUpBooks();
    void countBooks();
    void fill() override;
    AuthorEdit typed(const Author &recorded) const override;
    bool isTyped(const Author &recorded) const override;
    AuthorEdit typedLines(const Author &recorded) const;
    void takeDoubts(AuthorEdit &edit) override;
    void showDoubted();
    void askAboutCountry();
    void arrange() override;

    std::unique_ptr<Ui::AuthorPane> m_ui;
    BooksModel *m_books;
    Id<Author> m_booksOf; //!< Whose books are listed.
    Id<Author> m_doubtedOf; //!< Whose country is to be changed.
    QString m_doubted;
    QString m_asked; //!< The country that was asked about last.
    QString m_kept; //!< That is none, and is meant nevertheless.
    QString m_filledBio; //!< The biography as the field shows it: it has its own idea of line ends and blanks.
    bool m_hasCountry;
    bool m_hasSortKeys;
};

} // namespace catalpa::ui
