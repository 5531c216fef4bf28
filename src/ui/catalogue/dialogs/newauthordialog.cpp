// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/newauthordialog.h"

#include "core/records/country.h"
#include "core/records/tidying.h"
#include "ui/catalogue/countryline.h"
#include "ui/catalogue/countryquestion.h"
#include "ui_newauthordialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

NewAuthorDialog::NewAuthorDialog(AuthorStore &store, bool hasCountry, Prompts &prompts, QWidget *parent)
    : RecordDialog(parent)
    , m_ui(std::make_unique<Ui::NewAuthorDialog>())
    , m_store(store)
    , m_prompts(prompts)
{
    m_ui->setupUi(this);
    setUp({m_ui->rows, m_ui->complaint, m_ui->buttons}, u"addButton"_s, tr("Add author"));
    sendButton()->setDefault(true);
    m_ui->fields->setRowVisible(m_ui->countryEdit, hasCountry);
    m_ui->bioEdit->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    resize(48 * fontMetrics().averageCharWidth() + 200, sizeHint().height());
    connect(m_ui->nameEdit, &QLineEdit::textChanged, this, &NewAuthorDialog::updateButton);
    updateButton();
}

NewAuthorDialog::~NewAuthorDialog() = default;

void NewAuthorDialog::updateButton()
{
    sendButton()->setEnabled(!tidied(m_ui->nameEdit->text()).isEmpty());
}

void NewAuthorDialog::send()
{
    const NewAuthor author{.name = tidied(m_ui->nameEdit->text()),
                           .bio = tidiedOptional(m_ui->bioEdit->toPlainText(), Lines::Many),
                           .country = countryFrom(m_ui->countryEdit->text())};
    if (!isUnknownCountry(author.country))
        return add(author);
    askAboutCountry(
        m_prompts, this, *author.country, [this, author] { add(author); },
        [this] {
            m_ui->countryEdit->setFocus(Qt::OtherFocusReason);
            m_ui->countryEdit->selectAll();
        });
}

void NewAuthorDialog::add(const NewAuthor &author)
{
    await(m_store.add(author, {.token = m_token}), [this](const Author &stored) { Q_EMIT added(stored); });
}

} // namespace catalpa::ui
