// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/printcontroller.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/printing/printdialog.h"
#include "ui/window/actions/actions.h"

#include <QtWidgets/QWidget>

namespace catalpa::ui {

PrintController::PrintController(QSettings &settings, Prompts &prompts, const Actions &actions, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_window(window)
{
    connect(actions.print, &QAction::triggered, this, &PrintController::printPage);
}

void PrintController::setPage(CataloguePage &page, const QString &name)
{
    m_page = &page;
    m_name = name;
    m_dialogs.setPage(page);
}

//! What is being typed is saved first, so that it is printed too.
void PrintController::printPage()
{
    if (m_page && m_page->isFinished())
        open(printChoices(*m_page, m_name));
}

void PrintController::print(Printout printout)
{
    printout.note = printNote({m_name, printout.note});
    open({{.text = {}, .read = [printout](const CataloguePage &) {
               return std::make_unique<ReadyPrintReader>(printout);
           }}});
}

void PrintController::open(const QList<PrintChoice> &choices)
{
    if (!m_page)
        return;
    auto *dialog = new PrintDialog(*m_page, choices, m_settings, m_prompts, m_window);
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [dialog](CataloguePage &page) {
                           dialog->enter(page);
                       }});
    dialog->open();
}

} // namespace catalpa::ui
