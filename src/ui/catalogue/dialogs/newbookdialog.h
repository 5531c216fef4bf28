// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/dialogs/additiondialog.h"
#include "ui/catalogue/dialogs/typedname.h"

#include <memory>

namespace Ui {
class NewBookDialog;
}

namespace catalpa::ui {

class AuthorPicker;

//! Adds books: a title and an author, who may be new.
class NewBookDialog final : public AdditionDialog {
    Q_OBJECT

public:
    //! \a author is chosen to begin with, if there is one, and stays chosen from book to book.
    NewBookDialog(const Context &context, const std::optional<Author> &author, QWidget *parent);
    ~NewBookDialog() override;

    bool isUntouched() const override;

private:
    QString title() const;
    QString name() const;
    AdditionDraft written() const override;
    Edit typed(const Likeness &found) override;
    bool isComplete() const override;
    void clear() override;
    void add() override;
    void fill(const AdditionDraft &draft) override;
    void look(Namesakes &namesakes) override;
    QString described(const Likeness &likeness) const override;
    bool isWarning(const Likeness &likeness) const override;
    QString suggested(const Likeness &likeness) const override;
    void use(const QString &name) override;

    std::unique_ptr<Ui::NewBookDialog> m_ui;
    AuthorPicker *m_picker;
    TypedName m_typed;
    std::optional<Author> m_fixed; //!< The one that was chosen to begin with.
    std::optional<Author> m_last; //!< Of the book that was added last.
};

} // namespace catalpa::ui
