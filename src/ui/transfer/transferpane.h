// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/remainingtime.h"
#include "core/transfer.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class TransferPane;
}

namespace catalpa::ui {

class Banner;

//! A catalogue on its way: runs one request, shows how far it is, and what became of it.
class TransferPane final : public QWidget {
    Q_OBJECT

public:
    using Begin = std::function<QFuture<Result<TransferReport>>(Transfer::Progress)>;

    explicit TransferPane(QWidget *parent = nullptr);
    ~TransferPane() override;

    void start(const Begin &begin);
    //! Takes back what runs; \a sentence says what that means.
    void stop(const QString &sentence);
    bool isRunning() const { return m_pending.isActive(); }
    Banner &banner() const;

Q_SIGNALS:
    void started();
    //! It runs no longer, whatever became of it. Comes before the others.
    void ended();
    void succeeded(const catalpa::TransferReport &report);
    void failed(const catalpa::Error &error);

private:
    void show(const TransferProgress &progress);
    void rest();

    std::unique_ptr<Ui::TransferPane> m_ui;
    Pending m_pending;
    RemainingTime m_remaining; //!< Of the stage.
    QElapsedTimer m_clock; //!< Of the run.
    int m_run = 0; //!< What an earlier run still tells is not shown.
};

} // namespace catalpa::ui
