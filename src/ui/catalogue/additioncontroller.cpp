// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/additioncontroller.h"

#include "ui/catalogue/authorspage.h"
#include "ui/catalogue/bookspage.h"
#include "ui/catalogue/dialogs/newauthordialog.h"
#include "ui/catalogue/dialogs/newbookdialog.h"

namespace catalpa::ui {
namespace {

bool isUnfinished(const AdditionDialog *dialog)
{
    return dialog && !dialog->isHidden() && !dialog->isUntouched();
}

} // namespace

AdditionController::AdditionController(const AdditionDialog::Context &context, bool hasCountry, AuthorsPage &authors,
                                       BooksPage &books, QWidget *window)
    : QObject(window)
    , m_context(context)
    , m_hasCountry(hasCountry)
    , m_authors(authors)
    , m_books(books)
    , m_window(window)
{
    m_context.known = [this] {
        return m_authors.known() + m_books.knownAuthors();
    };
    connect(&context.outbox, &Outbox::saved, this, [this](quint64, const Edit &edit) { refresh(edit); });
}

void AdditionController::createAuthor()
{
    if (!m_author)
        m_author = new NewAuthorDialog(m_context, m_hasCountry, m_window);
    open(m_author);
}

//! A dialog for another author takes the place of one in which nothing is typed.
void AdditionController::createBook(const std::optional<Author> &author)
{
    if (m_book && author)
        m_book->close();
    if (!m_book || m_book->isHidden())
        m_book = new NewBookDialog(m_context, author, m_window);
    open(m_book);
}

QString AdditionController::unfinished() const
{
    if (isUnfinished(m_book))
        return tr("A new book is typed and not added yet.");
    if (isUnfinished(m_author))
        return tr("A new author is typed and not added yet.");
    return {};
}

QList<AdditionDraft> AdditionController::drafts() const
{
    QList<AdditionDraft> drafts;
    for (const AdditionDialog *dialog : {m_author.data(), m_book.data()}) {
        if (isUnfinished(dialog))
            drafts += dialog->draft();
    }
    return drafts;
}

void AdditionController::resume(const QList<AdditionDraft> &drafts)
{
    for (const AdditionDraft &draft : drafts) {
        const bool isBook = std::holds_alternative<NewBook>(draft.edit);
        isBook ? createBook(draft.begunWith) : createAuthor();
        (isBook ? m_book : m_author)->resume(draft);
    }
}

void AdditionController::open(AdditionDialog *dialog)
{
    connect(dialog, &AdditionDialog::added, this, &AdditionController::showAdded, Qt::UniqueConnection);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

//! Also what was added by a dialog that is closed by now, or by an earlier run.
void AdditionController::refresh(const Edit &edit)
{
    if (std::holds_alternative<NewBook>(edit))
        m_books.refreshWhenShown();
    if (std::holds_alternative<NewBook>(edit) || std::holds_alternative<NewAuthor>(edit))
        m_authors.refreshWhenShown();
}

void AdditionController::showAdded(const Edit &edit, qint64 id)
{
    if (const auto *book = std::get_if<NewBook>(&edit))
        m_books.showAdded(id, book->title);
    else if (const auto *author = std::get_if<NewAuthor>(&edit))
        m_authors.showAdded(id, author->name);
}

} // namespace catalpa::ui
