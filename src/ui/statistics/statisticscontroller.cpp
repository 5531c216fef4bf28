// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/statisticscontroller.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/printing/printcontroller.h"
#include "ui/statistics/statisticsdialog.h"
#include "ui/window/actions/actions.h"

#include <QtWidgets/QWidget>

namespace catalpa::ui {
namespace {

QList<TallyKind> kindsIn(const CatalogueCapabilities &capabilities)
{
    QList<TallyKind> kinds{TallyKind::Added};
    if (capabilities.hasCountry)
        kinds += TallyKind::Country;
    if (capabilities.hasDetails)
        kinds << TallyKind::Language << TallyKind::Decade;
    return kinds;
}

} // namespace

StatisticsController::StatisticsController(const Services &services, PrintController &printing, const Actions &actions,
                                           QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_printing(printing)
    , m_window(window)
{
    connect(actions.statistics, &QAction::triggered, this, &StatisticsController::show);
}

void StatisticsController::setPage(CataloguePage &page, const ConnectionAddress &address)
{
    m_page = &page;
    m_address = address;
}

void StatisticsController::show()
{
    if (!m_page)
        return;
    const CatalogueCapabilities &capabilities = m_page->capabilities();
    auto *dialog = new StatisticsDialog(
        kindsIn(capabilities),
        [this, capabilities](TallyKind kind) { return m_services.readTallies(m_address, capabilities, kind); },
        m_window);
    connect(dialog, &StatisticsDialog::booksRequested, m_page.data(), [page = m_page.data()](const QString &search) {
        page->go(CataloguePage::Place::Books);
        Q_EMIT page->searchSuggested(search);
        page->current()->focusTable();
    });
    connect(dialog, &StatisticsDialog::printRequested, &m_printing, &PrintController::print);
    connect(m_page.data(), &QObject::destroyed, dialog, &QWidget::close);
    dialog->open();
}

} // namespace catalpa::ui
