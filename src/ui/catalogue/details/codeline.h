// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wording/searchcompletion.h"

#include <QtWidgets/QLineEdit>

#include <optional>

namespace catalpa::ui {

class CompletionList;

//! A line for a code: by code or name, with those offered that what is typed may become. Other texts can be typed too.
class CodeLine : public QLineEdit {
    Q_OBJECT

public:
    //! Where the codes come from.
    struct Codes {
        QList<SearchCompletion> (*beginning)(const QString &typed); //!< The likeliest first.
        std::optional<QString> (*named)(const QString &typed); //!< The code that a text names as a whole.
    };
    //! The list of those that are offered is called \a listName in the code and \a matches for people.
    CodeLine(const Codes &codes, const QString &listName, const QString &matches, QWidget *parent);

    //! Puts the code in place of what was typed, where that names one or only one was offered or chosen.
    void complete();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void offer();
    void take(const QString &code);

    Codes m_source;
    CompletionList *m_offered;
    QStringList m_codes; //!< That are offered.
};

//! A line for a country of ISO 3166-1.
class CountryLine final : public CodeLine {
    Q_OBJECT

public:
    explicit CountryLine(QWidget *parent = nullptr);
};

//! A line for a language of ISO 639.
class LanguageLine final : public CodeLine {
    Q_OBJECT

public:
    explicit LanguageLine(QWidget *parent = nullptr);
};

} // namespace catalpa::ui
