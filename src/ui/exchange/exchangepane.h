// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/remainingtime.h"
#include "exchange/catalogue/bookexchange.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class TransferPane;
}

namespace catalpa::ui {

class Banner;

//! How far an import or an export is, and how long it will go on; and a banner for what became of it.
class ExchangePane final : public QWidget {
    Q_OBJECT

public:
    explicit ExchangePane(QWidget *parent = nullptr);
    ~ExchangePane() override;

    //! \a text says what is being done.
    void begin(const QString &text);
    void show(const exchange::ExchangeProgress &progress, const QString &text);
    void rest();
    Banner &banner() const;

private:
    std::unique_ptr<Ui::TransferPane> m_ui;
    QElapsedTimer m_clock;
    RemainingTime m_remaining; //!< From the first record on.
};

} // namespace catalpa::ui
