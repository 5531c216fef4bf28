// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/choicebuttons.h"

#include "ui/widgets/text/mnemonics.h"

#include <QtWidgets/QRadioButton>

namespace catalpa::ui {

ChoiceButtons::ChoiceButtons(const QList<QRadioButton *> &buttons, const QList<PrintChoice> &choices)
    : m_buttons(buttons)
    , m_choices(choices)
{
    for (qsizetype choice = 0; choice < m_buttons.size(); ++choice) {
        QRadioButton *button = m_buttons.at(choice);
        button->setVisible(choice < m_choices.size() && isOffered());
        if (choice < m_choices.size()) {
            button->setText(m_choices.at(choice).text);
            button->setAccessibleName(readLabel(m_choices.at(choice).text));
        }
    }
    m_buttons.first()->setChecked(true);
    for (QRadioButton *button : std::as_const(m_buttons)) {
        connect(button, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                Q_EMIT changed();
        });
    }
}

const PrintChoice &ChoiceButtons::chosen() const
{
    for (qsizetype choice = 0; choice < m_choices.size(); ++choice) {
        if (m_buttons.at(choice)->isChecked())
            return m_choices.at(choice);
    }
    return m_choices.first();
}

void ChoiceButtons::setEnabled(bool enabled) const
{
    for (QRadioButton *button : m_buttons)
        button->setEnabled(enabled);
}

} // namespace catalpa::ui
