// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/removeauthordialog.h"

#include "core/records/quotedname.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/theme.h"
#include "ui_removeauthordialog.h"
#include "wording/removaltext.h"

#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

RemoveAuthorDialog::RemoveAuthorDialog(AuthorStore &store, const RemovedRecords &records, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RemoveAuthorDialog>())
    , m_records(records)
    , m_heir(new AuthorPicker(store))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_remove = m_ui->buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_remove->setObjectName(u"removeButton"_s);
    m_remove->setAutoDefault(false);
    QPushButton *cancel = m_ui->buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setDefault(true);
    m_ui->pickerLine->setContentsMargins(6 * step, 0, 0, 0);
    m_ui->pickerLine->addWidget(m_heir);
    m_heir->setAccessibleName(tr("Author who gets the books"));
    QWidget::setTabOrder(m_ui->moveChoice, m_heir);
    QWidget::setTabOrder(m_heir, m_ui->deleteChoice);
    describe();
    resize(56 * fontMetrics().averageCharWidth() + 160, sizeHint().height());
    connect(m_ui->moveChoice, &QRadioButton::toggled, m_heir, &QWidget::setEnabled);
    connect(m_ui->moveChoice, &QRadioButton::toggled, this, &RemoveAuthorDialog::updateButton);
    connect(m_heir, &AuthorPicker::picked, this, &RemoveAuthorDialog::updateButton);
    connect(m_heir, &AuthorPicker::unpicked, this, &RemoveAuthorDialog::updateButton);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &RemoveAuthorDialog::decide);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
}

RemoveAuthorDialog::~RemoveAuthorDialog() = default;

void RemoveAuthorDialog::describe()
{
    const int books = int(m_records.books.size());
    QStringList titles;
    for (const auto &each : m_records.books)
        titles += each.record.title;
    const bool isOne = m_records.authors.size() == 1;
    m_ui->sentence->setText(isOne ? tr("%1 still has %n book(s). What should happen to them?", nullptr, books)
                                        .arg(quotedName(m_records.authors.first().record.name))
                                  : tr("%1 still have %n book(s). What should happen to them?", nullptr, books)
                                        .arg(firstNames(namesOf(m_records))));
    m_ui->titles->setText(firstNames(titles));
    m_ui->titles->setForegroundRole(QPalette::PlaceholderText);
    const QString choice = tr("&Delete the %n book(s) too", nullptr, books);
    m_ui->deleteChoice->setText(choice);
    m_ui->deleteChoice->setAccessibleName(QString(choice).remove(u'&'));
    m_ui->undoNote->setText(QString(undoText(m_records) + u' ' + alongsideText(m_records)).trimmed());
    m_ui->undoNote->setWordWrap(true);
    m_ui->undoNote->setForegroundRole(QPalette::PlaceholderText);
    setWindowTitle(isOne ? tr("Delete author") : tr("Delete authors"));
}

void RemoveAuthorDialog::updateButton()
{
    const bool moving = m_ui->moveChoice->isChecked();
    const int books = int(m_records.books.size());
    const int authors = int(m_records.authors.size());
    const QString whom = authors == 1 ? tr("author") : tr("%Ln author(s)", nullptr, authors);
    m_remove->setText(moving ? tr("Move books and delete %1").arg(whom)
                             : tr("Delete %1 and %n book(s)", nullptr, books).arg(whom));
    const auto heir = m_heir->author();
    const bool self = moving && heir
        && std::any_of(m_records.authors.cbegin(), m_records.authors.cend(),
                       [&](const auto &each) { return each.record.id == heir->id; });
    m_remove->setEnabled(!moving || (heir && !self));
    announcement::complain(*m_ui->complaint,
                           self ? tr("This is the author to be deleted. Choose another one.") : QString());
}

void RemoveAuthorDialog::decide()
{
    RemovedRecords records = m_records;
    if (m_ui->moveChoice->isChecked())
        records.heir = m_heir->author();
    Q_EMIT decided(records);
    accept();
}

} // namespace catalpa::ui
