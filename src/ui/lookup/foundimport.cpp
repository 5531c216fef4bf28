// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/foundimport.h"

namespace catalpa::ui {

using exchange::ImportReport;

FoundImport::FoundImport(exchange::BookExchange &exchange, LookUpModel &model, Ended ended, QObject *parent)
    : QObject(parent)
    , m_exchange(exchange)
    , m_model(model)
    , m_ended(std::move(ended))
{
}

FoundImport::~FoundImport()
{
    stop();
}

void FoundImport::add(const ImportTarget &target, const LookUpModel::Places &rows, bool withDoubles)
{
    exchange::ImportWishes wishes;
    wishes.addsDoubles = withDoubles;
    wishes.items.emplace();
    for (const QPersistentModelIndex &row : rows)
        *wishes.items += *m_model.rows().at(row.row()).record;
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_running = deliver(m_exchange.import(target.address, target.capabilities, wishes, m_stop, {}), this,
                        [this, rows](const Result<ImportReport> &report) { take(rows, report); });
}

void FoundImport::take(const LookUpModel::Places &rows, const Result<ImportReport> &report)
{
    LookUpModel::Places doubles;
    if (report && !report->error)
        m_model.setImported(rows, *report);
    if (report && !report->addsDoubles) {
        for (const exchange::Remark &remark : report->resembling.kept)
            doubles += rows.value(remark.record - 1);
    }
    m_ended(report, doubles);
}

void FoundImport::stop()
{
    if (m_stop)
        *m_stop = true;
}

} // namespace catalpa::ui
