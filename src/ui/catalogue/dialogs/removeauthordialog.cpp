// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/removeauthordialog.h"

#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/theme.h"
#include "ui_removeauthordialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

RemoveAuthorDialog::RemoveAuthorDialog(AuthorStore &store, const Author &author, QWidget *parent)
    : RecordDialog(parent)
    , m_ui(std::make_unique<Ui::RemoveAuthorDialog>())
    , m_store(store)
    , m_author(author)
    , m_heir(new AuthorPicker(store))
{
    m_ui->setupUi(this);
    setUp({m_ui->rows, m_ui->complaint, m_ui->buttons}, u"removeButton"_s);
    sendButton()->setAutoDefault(false);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    m_ui->pickerLine->setContentsMargins(6 * theme::step(this), 0, 0, 0);
    m_ui->pickerLine->addWidget(m_heir);
    m_heir->setAccessibleName(tr("Author who gets the books"));
    const int books = int(author.bookCount);
    m_ui->sentence->setText(
        tr("%1 still has %n book(s). What should happen to them?", nullptr, books).arg(author.name.left(100)));
    m_ui->deleteChoice->setText(tr("&Delete the %n book(s) too. This cannot be undone.", nullptr, books));
    resize(56 * fontMetrics().averageCharWidth() + 160, sizeHint().height());
    connect(m_ui->moveChoice, &QRadioButton::toggled, m_heir, &QWidget::setEnabled);
    connect(m_ui->moveChoice, &QRadioButton::toggled, this, &RemoveAuthorDialog::updateButton);
    connect(m_heir, &AuthorPicker::picked, this, &RemoveAuthorDialog::updateButton);
    connect(m_heir, &AuthorPicker::unpicked, this, &RemoveAuthorDialog::updateButton);
    updateButton();
}

RemoveAuthorDialog::~RemoveAuthorDialog() = default;

void RemoveAuthorDialog::updateButton()
{
    const bool moving = m_ui->moveChoice->isChecked();
    const int books = int(m_author.bookCount);
    sendButton()->setText(moving ? tr("Move books and delete author")
                                 : tr("Delete author and %n book(s)", nullptr, books));
    const auto heir = m_heir->author();
    const bool self = moving && heir && heir->id == m_author.id;
    sendButton()->setEnabled(!moving || (heir && !self));
    complaint()->setVisible(self);
    if (self)
        complaint()->setText(tr("This is the author to be deleted. Choose another one."));
}

void RemoveAuthorDialog::send()
{
    const bool moving = m_ui->moveChoice->isChecked();
    const AuthorRemoval removal{.id = m_author.id,
                                .moveBooksTo = moving ? std::optional(m_heir->author()->id) : std::nullopt,
                                .deleteBooks = !moving};
    await(m_store.remove(removal), [this, moving](qint64 books) { Q_EMIT removed(m_author.id, books, moving); });
}

} // namespace catalpa::ui
