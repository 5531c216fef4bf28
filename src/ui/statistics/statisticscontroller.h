// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/services.h"
#include "ui/catalogue/dialogs/pagedialogs.h"
#include "ui/statistics/statisticsdialog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
class CataloguePage;
class PrintController;

//! The way from the main window to the statistics, and from there to the books and to paper.
class StatisticsController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive the controller; \a window is the parent of the dialog.
    StatisticsController(const Services &services, PrintController &printing, const Actions &actions, QWidget *window);

    void setPage(CataloguePage &page);

private:
    void show();
    void showBooks(const QString &search) const;
    StatisticsDialog::Count countIn(const CataloguePage &page) const;

    const Services &m_services;
    PrintController &m_printing;
    QWidget *m_window;
    QPointer<CataloguePage> m_page;
    PageDialogs m_dialogs;
};

} // namespace catalpa::ui
