// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/bulk/recordfield.h"
#include "ui/catalogue/bulk/bulksetup.h"

#include <memory>

namespace Ui {
class ChangeSetup;
}

namespace catalpa::ui {

class AuthorPicker;

//! One field of many records, set or cleared.
class ChangeSetup final : public BulkSetup {
    Q_OBJECT

public:
    //! The first field is chosen to begin with. The store must outlive it.
    ChangeSetup(AuthorStore &authors, const QList<RecordField> &fields, QWidget *parent = nullptr);
    ~ChangeSetup() override;

    Result<Recipes> recipes() const override;
    QString name() const override;
    RecordField field() const;
    QString text() const; //!< What is set; empty for clearing.
    std::optional<Author> author() const;

private:
    void showField();

    std::unique_ptr<Ui::ChangeSetup> m_ui;
    AuthorPicker *m_picker;
};

} // namespace catalpa::ui
