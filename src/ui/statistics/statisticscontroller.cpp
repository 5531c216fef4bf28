// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/statisticscontroller.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/printing/printcontroller.h"
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

void StatisticsController::setPage(CataloguePage &page)
{
    m_page = &page;
    m_dialogs.setPage(page);
}

StatisticsDialog::Count StatisticsController::countIn(const CataloguePage &page) const
{
    return [this, address = page.catalogue().address(), capabilities = page.capabilities()](TallyKind kind) {
        return m_services.readTallies(address, capabilities, kind);
    };
}

void StatisticsController::show()
{
    if (!m_page)
        return;
    auto *dialog = new StatisticsDialog(kindsIn(m_page->capabilities()), countIn(*m_page), m_window);
    connect(dialog, &StatisticsDialog::booksRequested, this, &StatisticsController::showBooks);
    connect(dialog, &StatisticsDialog::printRequested, &m_printing, &PrintController::print);
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [this, dialog](CataloguePage &page) {
                           dialog->enter(kindsIn(page.capabilities()), countIn(page));
                       }});
    dialog->open();
}

void StatisticsController::showBooks(const QString &search) const
{
    if (!m_page)
        return;
    m_page->go(CataloguePage::Place::Books);
    Q_EMIT m_page->searchSuggested(search);
    m_page->current()->focusTable();
}

} // namespace catalpa::ui
