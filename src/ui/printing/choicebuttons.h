// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/printchoices.h"

QT_BEGIN_NAMESPACE
class QRadioButton;
QT_END_NAMESPACE

namespace catalpa::ui {

//! What can be printed, as radio buttons; a single choice has none.
class ChoiceButtons final : public QObject {
    Q_OBJECT

public:
    //! As many \a buttons as there are choices at most, which must outlive this. The first one is chosen.
    ChoiceButtons(const QList<QRadioButton *> &buttons, const QList<PrintChoice> &choices);

    const PrintChoice &chosen() const;
    bool isOffered() const { return m_choices.size() > 1; } //!< There is something to choose.
    void setEnabled(bool enabled) const;

Q_SIGNALS:
    void changed();

private:
    QList<QRadioButton *> m_buttons;
    QList<PrintChoice> m_choices;
};

} // namespace catalpa::ui
