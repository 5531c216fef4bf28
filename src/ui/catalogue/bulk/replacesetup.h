// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/recordfield.h"
#include "ui/catalogue/bulk/bulksetup.h"

#include <memory>

namespace Ui {
class ReplaceSetup;
}

namespace catalpa::ui {

//! Something in a field of many records that is to be replaced.
class ReplaceSetup final : public BulkSetup {
    Q_OBJECT

public:
    explicit ReplaceSetup(const QList<RecordField> &fields, QWidget *parent = nullptr);
    ~ReplaceSetup() override;

    Result<Recipes> recipes() const override;
    QString name() const override;

private:
    RecordField field() const;

    std::unique_ptr<Ui::ReplaceSetup> m_ui;
};

} // namespace catalpa::ui
