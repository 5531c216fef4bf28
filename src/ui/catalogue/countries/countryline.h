// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QLineEdit>

namespace catalpa::ui {

class CompletionList;

//! A line for a country: by code or name, with the countries offered that what is typed may become. Other texts can be
//! typed too.
class CountryLine final : public QLineEdit {
    Q_OBJECT

public:
    explicit CountryLine(QWidget *parent = nullptr);

    //! Puts the code in place of what was typed, where that names a country or only one was offered or chosen.
    void complete();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void offer();
    void take(const QString &code);

    CompletionList *m_offered;
    QStringList m_codes; //!< That are offered.
};

} // namespace catalpa::ui
