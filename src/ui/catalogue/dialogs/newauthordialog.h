// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/dialogs/additiondialog.h"
#include "ui/catalogue/dialogs/typedname.h"

#include <memory>

namespace Ui {
class NewAuthorDialog;
}

namespace catalpa::ui {

//! Adds authors without books.
class NewAuthorDialog final : public AdditionDialog {
    Q_OBJECT

public:
    NewAuthorDialog(const Context &context, bool hasCountry, QWidget *parent);
    ~NewAuthorDialog() override;

    bool isUntouched() const override;

private:
    QString name() const;
    void askAtOnce();
    void ask(const QString &country, std::function<void()> keep);
    AdditionDraft written() const override;
    Edit typed(const Likeness &found) override;
    void add() override;
    bool isComplete() const override;
    void clear() override;
    void fill(const AdditionDraft &draft) override;
    void look(Namesakes &namesakes) override;
    QString described(const Likeness &likeness) const override;
    bool isWarning(const Likeness &likeness) const override;
    QString suggested(const Likeness &likeness) const override;
    void use(const QString &name) override;

    std::unique_ptr<Ui::NewAuthorDialog> m_ui;
    Prompts &m_prompts;
    TypedName m_typed;
    QString m_asked; //!< The country that was asked about last.
    QString m_kept; //!< That is none, and is meant nevertheless.
};

} // namespace catalpa::ui
