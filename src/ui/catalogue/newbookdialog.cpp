// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/newbookdialog.h"

#include "core/records/validation.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/theme.h"
#include "ui_newbookdialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

NewBookDialog::NewBookDialog(BookStore &books, AuthorStore &authors, const std::optional<Author> &author,
                             QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::NewBookDialog>())
    , m_store(books)
    , m_author(new AuthorPicker(authors))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->fields->setWidget(1, QFormLayout::FieldRole, m_author);
    m_ui->authorLabel->setBuddy(m_author);
    m_author->setAuthor(author);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_ui->complaint->hide();
    m_add = m_ui->buttons->addButton(tr("Add book"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addButton"_s);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    m_add->setDefault(true);
    resize(48 * fontMetrics().averageCharWidth() + 200, sizeHint().height());
    connect(m_ui->titleEdit, &QLineEdit::textChanged, this, &NewBookDialog::updateButton);
    connect(m_author, &AuthorPicker::picked, this, &NewBookDialog::updateButton);
    connect(m_author, &AuthorPicker::unpicked, this, &NewBookDialog::updateButton);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &NewBookDialog::add);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
}

NewBookDialog::~NewBookDialog() = default;

void NewBookDialog::updateButton()
{
    m_add->setEnabled(!tidied(m_ui->titleEdit->text()).isEmpty() && m_author->author());
}

void NewBookDialog::add()
{
    m_add->setEnabled(false);
    const NewBook book{.title = tidied(m_ui->titleEdit->text()), .authorId = m_author->author()->id};
    deliver(m_store.add(book), this, [this](const Result<Book> &result) {
        if (result) {
            Q_EMIT added(*result);
            return accept();
        }
        updateButton();
        m_ui->complaint->setText(result.error().message);
        m_ui->complaint->setToolTip(result.error().detail);
        m_ui->complaint->show();
    }).detach();
}

} // namespace catalpa::ui
