// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/importreport.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class ImportPlanPane;
}

namespace catalpa::ui {

//! What an import would do or has done, in numbers, and what is to be known of single records.
class ImportPlanPane final : public QWidget {
    Q_OBJECT

public:
    explicit ImportPlanPane(QWidget *parent = nullptr);
    ~ImportPlanPane() override;

    void show(const exchange::ImportReport &report);
    bool hasRemarks() const;
    //! Another file comes, of which nothing has been wanted.
    void forget();

Q_SIGNALS:
    //! The person wants probable doubles to be added, or not.
    void doublesWanted(bool wanted);
    //! The same of records that name no author.
    void namelessWanted(bool wanted);

private:
    void showRemarks(const exchange::ImportReport &report);
    void addRemarks(const exchange::Remarks &remarks, const QString &outcome);

    std::unique_ptr<Ui::ImportPlanPane> m_ui;
};

} // namespace catalpa::ui
