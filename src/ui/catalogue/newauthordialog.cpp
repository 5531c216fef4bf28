// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/newauthordialog.h"

#include "core/records/validation.h"
#include "ui/widgets/theme.h"
#include "ui_newauthordialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

NewAuthorDialog::NewAuthorDialog(AuthorStore &store, bool hasCountry, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::NewAuthorDialog>())
    , m_store(store)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->fields->setRowVisible(m_ui->countryEdit, hasCountry);
    m_ui->bioEdit->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_ui->complaint->hide();
    m_add = m_ui->buttons->addButton(tr("Add author"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addButton"_s);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    m_add->setDefault(true);
    m_add->setEnabled(false);
    resize(48 * fontMetrics().averageCharWidth() + 200, sizeHint().height());
    connect(m_ui->nameEdit, &QLineEdit::textChanged, this,
            [this](const QString &name) { m_add->setEnabled(!tidied(name).isEmpty()); });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &NewAuthorDialog::add);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

NewAuthorDialog::~NewAuthorDialog() = default;

void NewAuthorDialog::add()
{
    m_add->setEnabled(false);
    const NewAuthor author{.name = tidied(m_ui->nameEdit->text()),
                           .bio = tidiedOptional(m_ui->bioEdit->toPlainText()),
                           .country = tidiedOptional(m_ui->countryEdit->text())};
    deliver(m_store.add(author), this, [this](const Result<Author> &result) {
        if (result) {
            Q_EMIT added(*result);
            return accept();
        }
        m_add->setEnabled(true);
        m_ui->complaint->setText(result.error().message);
        m_ui->complaint->setToolTip(result.error().detail);
        m_ui->complaint->show();
    }).detach();
}

} // namespace catalpa::ui
