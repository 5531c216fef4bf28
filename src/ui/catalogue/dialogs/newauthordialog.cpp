// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/newauthordialog.h"

#include "core/records/country.h"
#include "core/records/quotedname.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "ui/catalogue/countries/countryquestion.h"
#include "ui/catalogue/details/codeline.h"
#include "ui/catalogue/dialogs/likenesstext.h"
#include "ui_newauthordialog.h"

#include <QtWidgets/QPushButton>

namespace catalpa::ui {

NewAuthorDialog::NewAuthorDialog(const Context &context, bool hasCountry, QWidget *parent)
    : AdditionDialog(context, parent)
    , m_ui(std::make_unique<Ui::NewAuthorDialog>())
    , m_prompts(context.prompts)
    , m_typed(context.hasDetails)
{
    m_ui->setupUi(this);
    m_ui->fields->setRowVisible(m_ui->countryEdit, hasCountry);
    m_ui->bioEdit->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    setUp({m_ui->rows, m_ui->note, m_ui->useButton, m_ui->complaint, m_ui->progress, m_ui->buttons}, tr("Add author"));
    setTabOrder(m_ui->bioEdit, m_ui->useButton);
    setTabOrder(m_ui->useButton, addButton());
    resize(48 * fontMetrics().averageCharWidth() + 200, sizeHint().height());
    connect(m_ui->nameEdit, &QLineEdit::textChanged, this, &NewAuthorDialog::change);
    connect(m_ui->countryEdit, &QLineEdit::textChanged, this, [this] { addButton()->setEnabled(isComplete()); });
    connect(m_ui->countryEdit, &QLineEdit::editingFinished, this, &NewAuthorDialog::askAtOnce, Qt::QueuedConnection);
}

NewAuthorDialog::~NewAuthorDialog() = default;

QString NewAuthorDialog::name() const
{
    return tidied(m_ui->nameEdit->text());
}

AdditionDraft NewAuthorDialog::written() const
{
    NewAuthor author = m_typed.author(name());
    author.bio = tidiedOptional(m_ui->bioEdit->toPlainText(), Lines::Many);
    author.country = countryFrom(m_ui->countryEdit->text());
    return {author};
}

Edit NewAuthorDialog::typed(const Likeness &found)
{
    Edit edit = written().edit;
    // Who was told whom it is like has decided.
    std::get<NewAuthor>(edit).mayBeThere = !found.isComplete && !isWarning(found);
    return edit;
}

void NewAuthorDialog::add()
{
    const auto country = countryFrom(m_ui->countryEdit->text());
    if (!isUnknownCountry(country) || *country == m_kept)
        return AdditionDialog::add();
    ask(*country, [this] { AdditionDialog::add(); });
}

//! As soon as the field is left.
void NewAuthorDialog::askAtOnce()
{
    const auto country = countryFrom(m_ui->countryEdit->text());
    if (isUnknownCountry(country) && *country != m_asked && !isLeftForButton())
        ask(*country, [] {});
}

void NewAuthorDialog::ask(const QString &country, std::function<void()> keep)
{
    m_asked = country;
    askAboutCountry(
        m_prompts, this, country,
        [this, country, keep] {
            m_kept = country;
            keep();
        },
        [this] {
            m_ui->countryEdit->setFocus(Qt::OtherFocusReason);
            m_ui->countryEdit->selectAll();
        });
}

bool NewAuthorDialog::isComplete() const
{
    return !name().isEmpty();
}

bool NewAuthorDialog::isUntouched() const
{
    return name().isEmpty() && tidied(m_ui->countryEdit->text()).isEmpty()
        && tidied(m_ui->bioEdit->toPlainText()).isEmpty();
}

void NewAuthorDialog::clear()
{
    m_ui->nameEdit->clear();
    m_ui->countryEdit->clear();
    m_asked.clear();
    m_kept.clear();
    m_ui->bioEdit->clear();
    m_ui->nameEdit->setFocus(Qt::OtherFocusReason);
}

void NewAuthorDialog::fill(const AdditionDraft &draft)
{
    const auto &author = std::get<NewAuthor>(draft.edit);
    m_typed.take({.name = author.name, .details = author.details});
    m_ui->nameEdit->setText(author.name);
    m_ui->countryEdit->setText(author.country.value_or(QString()));
    m_ui->bioEdit->setPlainText(author.bio.value_or(QString()));
}

void NewAuthorDialog::look(Namesakes &namesakes)
{
    namesakes.look({}, name(), {});
}

QString NewAuthorDialog::described(const Likeness &likeness) const
{
    if (isBeingAdded(name()))
        return tr("An author called %1 is being added already.").arg(quotedName(name()));
    QStringList sentences{m_typed.told(name())};
    if (hasNamesakes(likeness) || !likeness.isComplete)
        sentences += newAuthorText(name(), likeness);
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

bool NewAuthorDialog::isWarning(const Likeness &likeness) const
{
    return hasNamesakes(likeness) || isBeingAdded(name());
}

QString NewAuthorDialog::suggested(const Likeness &) const
{
    const auto author = m_typed.meant(name());
    return author ? author->name : QString();
}

void NewAuthorDialog::use(const QString &)
{
    const auto author = m_typed.meant(name());
    if (!author)
        return;
    m_typed.take(*author);
    m_ui->nameEdit->setText(author->name);
    m_ui->nameEdit->setFocus(Qt::OtherFocusReason);
}

} // namespace catalpa::ui
