// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/replacesetup.h"

#include "core/bulk/recipes.h"
#include "ui_replacesetup.h"

namespace catalpa::ui {

ReplaceSetup::ReplaceSetup(const QList<RecordField> &fields, QWidget *parent)
    : BulkSetup(parent)
    , m_ui(std::make_unique<Ui::ReplaceSetup>())
{
    m_ui->setupUi(this);
    for (const RecordField field : fields)
        m_ui->field->addItem(titleOf(field), int(field));
    m_ui->hint->hide();
    setFocusProxy(m_ui->find);
    connect(m_ui->field, &QComboBox::currentIndexChanged, this, &ReplaceSetup::changed);
    connect(m_ui->find, &QLineEdit::textEdited, this, &ReplaceSetup::changed);
    connect(m_ui->with, &QLineEdit::textEdited, this, &ReplaceSetup::changed);
    for (QCheckBox *choice : {m_ui->matchCase, m_ui->wholeWords, m_ui->isPattern})
        connect(choice, &QCheckBox::toggled, this, &ReplaceSetup::changed);
    connect(m_ui->isPattern, &QCheckBox::toggled, m_ui->hint, &QWidget::setVisible);
}

ReplaceSetup::~ReplaceSetup() = default;

RecordField ReplaceSetup::field() const
{
    return RecordField(m_ui->field->currentData().toInt());
}

Result<Recipes> ReplaceSetup::recipes() const
{
    return Replacement::from({.find = m_ui->find->text(),
                              .with = m_ui->with->text(),
                              .isPattern = m_ui->isPattern->isChecked(),
                              .matchesCase = m_ui->matchCase->isChecked(),
                              .wholeWords = m_ui->wholeWords->isChecked()})
        .map([this](const Replacement &replacement) { return replacingRecipes(field(), replacement); });
}

QString ReplaceSetup::name() const
{
    return tr("replacing “%1” with “%2”").arg(m_ui->find->text().left(40), m_ui->with->text().left(40));
}

} // namespace catalpa::ui
