// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/removeauthordialog.h"

#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/theme.h"
#include "ui_removeauthordialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

RemoveAuthorDialog::RemoveAuthorDialog(AuthorStore &store, const Author &author, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RemoveAuthorDialog>())
    , m_store(store)
    , m_author(author)
    , m_heir(new AuthorPicker(store))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->pickerLine->setContentsMargins(6 * step, 0, 0, 0);
    m_ui->pickerLine->addWidget(m_heir);
    m_heir->setAccessibleName(tr("Author who gets the books"));
    const int books = int(author.bookCount);
    m_ui->sentence->setText(
        tr("%1 still has %n book(s). What should happen to them?", nullptr, books).arg(author.name.left(100)));
    m_ui->deleteChoice->setText(tr("&Delete the %n book(s) too. This cannot be undone.", nullptr, books));
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_ui->complaint->hide();
    m_remove = m_ui->buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_remove->setObjectName(u"removeButton"_s);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    m_remove->setAutoDefault(false);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    resize(56 * fontMetrics().averageCharWidth() + 160, sizeHint().height());
    connect(m_ui->moveChoice, &QRadioButton::toggled, m_heir, &QWidget::setEnabled);
    connect(m_ui->moveChoice, &QRadioButton::toggled, this, &RemoveAuthorDialog::updateButton);
    connect(m_heir, &AuthorPicker::picked, this, &RemoveAuthorDialog::updateButton);
    connect(m_heir, &AuthorPicker::unpicked, this, &RemoveAuthorDialog::updateButton);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &RemoveAuthorDialog::remove);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
}

RemoveAuthorDialog::~RemoveAuthorDialog() = default;

void RemoveAuthorDialog::updateButton()
{
    const bool moving = m_ui->moveChoice->isChecked();
    const int books = int(m_author.bookCount);
    m_remove->setText(moving ? tr("Move books and delete author") : tr("Delete author and %n book(s)", nullptr, books));
    const auto heir = m_heir->author();
    const bool self = moving && heir && heir->id == m_author.id;
    m_remove->setEnabled(!moving || (heir && !self));
    m_ui->complaint->setVisible(self);
    if (self)
        m_ui->complaint->setText(tr("This is the author to be deleted. Choose another one."));
}

void RemoveAuthorDialog::remove()
{
    const bool moving = m_ui->moveChoice->isChecked();
    m_remove->setEnabled(false);
    const AuthorRemoval removal{.id = m_author.id,
                                .moveBooksTo = moving ? std::optional(m_heir->author()->id) : std::nullopt,
                                .deleteBooks = !moving};
    deliver(m_store.remove(removal), this, [this, moving](const Result<qint64> &books) {
        if (books) {
            Q_EMIT removed(m_author.id, *books, moving);
            return accept();
        }
        updateButton();
        m_ui->complaint->setText(books.error().message);
        m_ui->complaint->setToolTip(books.error().detail);
        m_ui->complaint->show();
    }).detach();
}

} // namespace catalpa::ui
