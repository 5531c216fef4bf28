// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/changesetup.h"

#include "core/bulk/recipes.h"
#include "core/records/country.h"
#include "core/records/tidying.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui_changesetup.h"
#include "wording/celltext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

ChangeSetup::ChangeSetup(AuthorStore &authors, const QList<RecordField> &fields, QWidget *parent)
    : BulkSetup(parent)
    , m_ui(std::make_unique<Ui::ChangeSetup>())
    , m_picker(new AuthorPicker(authors))
{
    m_ui->setupUi(this);
    m_picker->setObjectName(u"authorPicker"_s);
    m_picker->setAccessibleName(tr("Author of all these books"));
    m_ui->values->addWidget(m_picker);
    for (const RecordField field : fields)
        m_ui->field->addItem(titleOf(field), int(field));
    setFocusProxy(m_ui->field);
    connect(m_ui->field, &QComboBox::currentIndexChanged, this, &ChangeSetup::showField);
    connect(m_ui->setChoice, &QRadioButton::toggled, this, &ChangeSetup::showField);
    connect(m_ui->line, &QLineEdit::textEdited, this, &ChangeSetup::changed);
    connect(m_ui->lines, &QPlainTextEdit::textChanged, this, &ChangeSetup::changed);
    connect(m_picker, &AuthorPicker::picked, this, &ChangeSetup::changed);
    connect(m_picker, &AuthorPicker::unpicked, this, &ChangeSetup::changed);
    showField();
}

ChangeSetup::~ChangeSetup() = default;

void ChangeSetup::showField()
{
    const RecordField chosen = field();
    m_ui->clearChoice->setEnabled(mayBeCleared(chosen));
    if (!mayBeCleared(chosen))
        m_ui->setChoice->setChecked(true);
    m_ui->clearChoice->setText(chosen == RecordField::SortName || chosen == RecordField::SortTitle
                                   ? tr("&As the rules suggest")
                                   : tr("C&lear it"));
    m_ui->clearChoice->setAccessibleName(readLabel(m_ui->clearChoice->text()));
    QWidget *value = chosen == RecordField::Biography ? static_cast<QWidget *>(m_ui->lines)
        : chosen == RecordField::Author               ? static_cast<QWidget *>(m_picker)
                                                      : m_ui->line;
    for (QWidget *each :
         {static_cast<QWidget *>(m_ui->line), static_cast<QWidget *>(m_ui->lines), static_cast<QWidget *>(m_picker)}) {
        each->setVisible(each == value);
        each->setEnabled(m_ui->setChoice->isChecked());
    }
    Q_EMIT changed();
}

RecordField ChangeSetup::field() const
{
    return RecordField(m_ui->field->currentData().toInt());
}

QString ChangeSetup::text() const
{
    if (!m_ui->setChoice->isChecked())
        return {};
    return field() == RecordField::Biography ? m_ui->lines->toPlainText() : m_ui->line->text();
}

std::optional<Author> ChangeSetup::author() const
{
    return field() == RecordField::Author ? m_picker->author() : std::nullopt;
}

Result<Recipes> ChangeSetup::recipes() const
{
    if (field() == RecordField::Author) {
        if (!author())
            return failure(ErrorKind::Invalid, tr("Type a part of the author’s name and choose the author."));
        return authorRecipes(*author());
    }
    if (m_ui->setChoice->isChecked() && tidied(text()).isEmpty()) {
        return failure(ErrorKind::Invalid,
                       mayBeCleared(field()) ? tr("Type what is to stand there, or choose to clear the field.")
                                             : tr("Type what is to stand there."));
    }
    if (field() == RecordField::Country && isUnknownCountry(countryFrom(text()))) {
        return failure(ErrorKind::Invalid,
                       tr("“%1” is no country that is known. Type its code of two letters, such as CZ, or its name.")
                           .arg(shortened(tidied(text()), 60)));
    }
    return settingRecipes(field(), text());
}

QString ChangeSetup::name() const
{
    return tr("change of many: %1").arg(titleOf(field()));
}

} // namespace catalpa::ui
