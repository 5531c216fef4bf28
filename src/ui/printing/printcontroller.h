// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/dialogs/pagedialogs.h"
#include "ui/printing/printchoices.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
class Prompts;

//! The way from the main window to paper.
class PrintController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive the controller; \a window is the parent of the dialog.
    PrintController(QSettings &settings, Prompts &prompts, const Actions &actions, QWidget *window);

    //! \a name is the catalogue's, for people.
    void setPage(CataloguePage &page, const QString &name);
    //! Opens the dialog for what is at hand already. The name of the catalogue and the day are noted on it.
    void print(Printout printout);

private:
    void printPage();
    void open(const QList<PrintChoice> &choices);

    QSettings &m_settings;
    Prompts &m_prompts;
    QWidget *m_window;
    QPointer<CataloguePage> m_page;
    QString m_name;
    PageDialogs m_dialogs;
};

} // namespace catalpa::ui
