// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "exchange/catalogue/bookexchange.h"
#include "models/lookup/lookupmodel.h"
#include "ui/exchange/importdialog.h"

namespace catalpa::ui {

//! Adds records that were looked up, as one import each time.
class FoundImport final : public QObject {
public:
    //! What became of it, which the rows say by then; \a doubles are those that are probably there already.
    using Ended = std::function<void(const Result<exchange::ImportReport> &report, const LookUpModel::Places &doubles)>;

    //! Both must outlive it.
    FoundImport(exchange::BookExchange &exchange, LookUpModel &model, Ended ended, QObject *parent);
    ~FoundImport() override;

    void add(const ImportTarget &target, const LookUpModel::Places &rows, bool withDoubles);
    //! What is on its way is still added.
    void stop();
    bool isRunning() const { return m_running.isActive(); }
    bool isStopping() const { return isRunning() && *m_stop; }

private:
    void take(const LookUpModel::Places &rows, const Result<exchange::ImportReport> &report);

    exchange::BookExchange &m_exchange;
    LookUpModel &m_model;
    Ended m_ended;
    exchange::BookExchange::Stop m_stop;
    Pending m_running;
};

} // namespace catalpa::ui
