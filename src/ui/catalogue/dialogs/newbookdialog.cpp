// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/newbookdialog.h"

#include "core/records/tidying.h"
#include "ui/catalogue/authorpicker.h"
#include "ui_newbookdialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

NewBookDialog::NewBookDialog(BookStore &books, AuthorStore &authors, const std::optional<Author> &author,
                             QWidget *parent)
    : RecordDialog(parent)
    , m_ui(std::make_unique<Ui::NewBookDialog>())
    , m_store(books)
    , m_author(new AuthorPicker(authors))
{
    m_ui->setupUi(this);
    setUp({m_ui->rows, m_ui->complaint, m_ui->buttons}, u"addButton"_s, tr("Add book"));
    sendButton()->setDefault(true);
    m_ui->fields->setWidget(1, QFormLayout::FieldRole, m_author);
    m_ui->authorLabel->setBuddy(m_author);
    m_author->setAuthor(author);
    setTabOrder(m_ui->titleEdit, m_author);
    setTabOrder(m_author, sendButton());
    resize(48 * fontMetrics().averageCharWidth() + 200, sizeHint().height());
    connect(m_ui->titleEdit, &QLineEdit::textChanged, this, &NewBookDialog::updateButton);
    connect(m_author, &AuthorPicker::picked, this, &NewBookDialog::updateButton);
    connect(m_author, &AuthorPicker::unpicked, this, &NewBookDialog::updateButton);
    updateButton();
}

NewBookDialog::~NewBookDialog() = default;

void NewBookDialog::updateButton()
{
    sendButton()->setEnabled(!tidied(m_ui->titleEdit->text()).isEmpty() && m_author->author());
}

void NewBookDialog::send()
{
    const NewBook book{.title = tidied(m_ui->titleEdit->text()), .authorId = m_author->author()->id};
    await(m_store.add(book, {.token = m_token}), [this](const Book &stored) { Q_EMIT added(stored); });
}

} // namespace catalpa::ui
